enum StubLandkortApplication {}
