extension Sample {
    /// Names that the sample's maps and addresses carry, without the sample itself.
    public struct Atlas: Sendable {
        /// Towns, villages and hamlets.
        public let places: [Place]
        /// The town of a post code: Nørresundby of `9400`.
        public let postTowns: [String: String]

        /// Reads the files that travel inside the program; some milliseconds.
        ///
        /// - Throws: ``SampleProblem``.
        public init() throws {
            let files = Sample.embeddedFiles()
            places = try SampleTable("byer.csv", in: files).map(Gazetteer.place)
            postTowns = try Gazetteer.postTowns(files)
        }
    }
}
