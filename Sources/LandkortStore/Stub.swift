enum StubLandkortStore {}
