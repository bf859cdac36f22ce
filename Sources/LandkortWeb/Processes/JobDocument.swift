import LandkortApplication
import LandkortCore

/// A job as OGC API – Processes Part 1 tells of it (clause 7.12).
struct JobDocument {
    let job: Job
    let links: Links
    let language: Language

    var document: JSON {
        var members: [(String, JSON)] = [
            ("jobID", .string(job.id)), ("processID", .string(job.process)), ("type", "process"),
            ("status", .string(job.status.rawValue)), ("progress", .integer(job.progress)),
            ("created", .string(job.created)),
        ]
        if let started = job.started { members.append(("started", .string(started))) }
        if let finished = job.finished { members.append(("finished", .string(finished))) }
        members.append(("updated", .string(job.updated)))
        if let problem = job.problem { members.append(("message", .string(problem.message[language]))) }
        members.append(("links", .array(address)))
        return .object(members.map { JSON.Member(name: $0, value: $1) })
    }

    private var address: [JSON] {
        let results = links.link(
            "/jobs/\(job.id)/results", rel: "http://www.opengis.net/def/rel/ogc/1.0/results", type: "application/json")
        return links.pair("/jobs/\(job.id)") + (job.status == .successful ? [results] : [])
    }
}
