public import Foundation
import LandkortCore
import Synchronization

/// The jobs of one running program: a few at a time, the others in turn. They are kept in memory.
public actor Jobs {
    /// Told the share that is done, 0 to 1, from any thread.
    public typealias Progress = @Sendable (Double) -> Void
    /// What a job does; cancelled when it is dismissed.
    public typealias Work = @Sendable (_ progress: @escaping Progress) async throws -> JobResult

    private struct Entry {
        var job: Job
        var work: Work?
        var task: Task<Void, Never>?
        var result: JobResult?
        let share: Share
    }

    /// Written by the work, read by whoever asks.
    private final class Share: Sendable {
        private let share = Mutex(0.0)
        func set(_ value: Double) { share.withLock { $0 = max($0, min(value, 1)) } }
        var percent: Int { share.withLock { Int($0 * 100) } }
    }

    /// So many run at once.
    private static let mostRunning = 2
    /// So many that are not over one owner may have.
    public static let mostWaiting = 20
    /// So many are kept, the oldest of those that are over being forgotten first.
    private static let mostKept = 200
    private static let lifetime: TimeInterval = 3600

    private var entries: [Entry] = []
    private let now: @Sendable () -> Date

    /// - Parameter now: the time, asked at every call.
    public init(now: @escaping @Sendable () -> Date) { self.now = now }

    /// Takes on some work.
    ///
    /// - Throws: ``JobProblem/tooMany(_:)``.
    public func start(_ process: String, for owner: String?, _ work: @escaping Work) throws(JobProblem) -> Job {
        forgetOld()
        let waiting = entries.count { $0.job.owner == owner && !$0.job.status.isOver }
        guard waiting < Self.mostWaiting else { throw .tooMany(Self.mostWaiting) }
        let job = Job(id: UUID().uuidString.lowercased(), process: process, owner: owner, created: moment())
        entries.append(Entry(job: job, work: work, share: Share()))
        runNext()
        return told(entries[entries.count - 1])
    }

    /// An owner's jobs, newest first; the public's are everyone's who has not signed in.
    public func all(of owner: String?) -> [Job] {
        forgetOld()
        return entries.reversed().filter { $0.job.owner == owner }.map(told)
    }

    /// - Throws: ``JobProblem/unknown(_:)``.
    public func job(_ id: Job.ID, of owner: String?) throws(JobProblem) -> Job { told(entries[try place(id, owner)]) }

    /// What a job came to.
    ///
    /// - Throws: ``JobProblem``; what the work threw.
    public func result(_ id: Job.ID, of owner: String?) throws -> JobResult {
        let entry = entries[try place(id, owner)]
        switch entry.job.status {
        case .accepted, .running: throw JobProblem.notReady(id)
        case .dismissed: throw JobProblem.dismissed(id)
        case .failed: throw entry.job.problem ?? JobProblem.unknown(id)
        case .successful: break
        }
        guard let result = entry.result else { throw JobProblem.unknown(id) }
        return result
    }

    /// Stops a job that is not over, and forgets what one that is came to.
    ///
    /// - Throws: ``JobProblem/unknown(_:)``.
    public func dismiss(_ id: Job.ID, of owner: String?) throws(JobProblem) -> Job {
        let place = try place(id, owner)
        entries[place].task?.cancel()
        entries[place].work = nil
        entries[place].result = nil
        end(place, .dismissed)
        runNext()
        return told(entries[place])
    }

    private func place(_ id: Job.ID, _ owner: String?) throws(JobProblem) -> Int {
        forgetOld()
        guard let place = entries.firstIndex(where: { $0.job.id == id && $0.job.owner == owner }) else {
            throw .unknown(id)
        }
        return place
    }

    private func told(_ entry: Entry) -> Job {
        var job = entry.job
        job.progress = job.status == .successful ? 100 : entry.share.percent
        return job
    }

    private func moment() -> String { Moment(now()).description }
}

/// One after the other.
extension Jobs {
    private func runNext() {
        guard entries.count(where: { $0.job.status == .running }) < Self.mostRunning,
            let place = entries.firstIndex(where: { $0.job.status == .accepted }), let work = entries[place].work
        else { return }
        entries[place].job.status = .running
        entries[place].job.started = moment()
        let (id, share) = (entries[place].job.id, entries[place].share)
        // Of no request: it goes on when whoever began it has gone.
        entries[place].task = Task.detached {
            do {
                await self.finish(id, .success(try await work(share.set)))
            } catch {
                await self.finish(id, .failure(error))
            }
        }
        runNext()
    }

    private func finish(_ id: Job.ID, _ outcome: Result<JobResult, any Error>) {
        defer { runNext() }
        guard let place = entries.firstIndex(where: { $0.job.id == id && !$0.job.status.isOver }) else { return }
        switch outcome {
        case .success(let result):
            entries[place].result = result
            end(place, .successful)
        case .failure(let error):
            entries[place].job.problem = error as? any Problem ?? Defect(ofJob: error)
            end(place, .failed)
        }
    }

    private func end(_ place: Int, _ status: Job.Status) {
        entries[place].job.status = status
        entries[place].job.finished = entries[place].job.finished ?? moment()
        entries[place].work = nil
        entries[place].task = nil
    }

    private func forgetOld() {
        let oldest = Moment(now().addingTimeInterval(-Self.lifetime)).description
        entries.removeAll { $0.job.status.isOver && $0.job.updated < oldest }
        var surplus = entries.count - Self.mostKept
        entries.removeAll { entry in
            guard surplus > 0, entry.job.status.isOver else { return false }
            surplus -= 1
            return true
        }
    }
}

extension Defect {
    /// Of a job that was in the middle of something.
    fileprivate init(ofJob error: any Error) {
        self.init(
            "job.defect",
            Bilingual(
                da: ", så jobbet gik i stå. Sig det til dem, der driver siden.",
                en: ", so the job came to a stop. Tell those who run the site."), cause: error)
    }
}
