enum StubLandkortWeb {}
