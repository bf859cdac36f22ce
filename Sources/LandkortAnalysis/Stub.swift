enum StubLandkortAnalysis {}
