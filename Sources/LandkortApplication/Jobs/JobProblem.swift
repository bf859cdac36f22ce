public import LandkortCore

/// Why a job cannot be had.
public enum JobProblem: Problem {
    /// There is none, or none for who asks.
    case unknown(Job.ID)
    /// It is not over.
    case notReady(Job.ID)
    case dismissed(Job.ID)
    /// So many of one owner wait already.
    case tooMany(Int)

    /// `job.` and the case, with hyphens.
    public var code: String {
        switch self {
        case .unknown: "job.unknown"
        case .notReady: "job.not-ready"
        case .dismissed: "job.dismissed"
        case .tooMany: "job.too-many"
        }
    }

    /// What is not there yet is `notFound`, as the standard has it.
    public var kind: ProblemKind {
        switch self {
        case .unknown, .notReady, .dismissed: .notFound
        case .tooMany: .unavailable
        }
    }

    /// Names the job, and says what to do.
    public var message: Bilingual {
        switch self {
        case .unknown(let id):
            Bilingual(
                da: "Jobbet »\(id)« er her ikke. Job glemmes en time efter, de er færdige, og når programmet "
                    + "starter igen.",
                en: "There is no job “\(id)” here. Jobs are forgotten an hour after they are done, and when the "
                    + "program starts again.")
        case .notReady(let id):
            Bilingual(
                da: "Jobbet \(id) er ikke færdigt. Se, hvor langt det er, på /jobs/\(id).",
                en: "The job \(id) is not done. See how far it is at /jobs/\(id).")
        case .dismissed(let id):
            Bilingual(da: "Jobbet \(id) er afbrudt. Begynd forfra.", en: "The job \(id) was dismissed. Start again.")
        case .tooMany(let most):
            Bilingual(
                da: "Der venter allerede \(most) job. Vent, til nogle af dem er færdige, eller afbryd dem på /jobs.",
                en: "\(most) jobs wait already. Wait until some of them are done, or dismiss them at /jobs.")
        }
    }
}
