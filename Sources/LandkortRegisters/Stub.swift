enum StubLandkortRegisters {}
