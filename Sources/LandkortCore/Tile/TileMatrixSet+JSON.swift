extension TileMatrixSet {
    /// The set's definition as a JSON object (OGC 17-083r4, clause 7.1), keys in the standard's order.
    public func json(in language: Language) -> String {
        let corner = matrices.map { matrix in
            """
            {"id":"\(matrix.z)","scaleDenominator":\(matrix.scaleDenominator),"cellSize":\(matrix.cellSize),\
            "cornerOfOrigin":"topLeft","pointOfOrigin":[\(matrix.origin.x),\(matrix.origin.y)],\
            "tileWidth":\(TileMatrix.tileSize),"tileHeight":\(TileMatrix.tileSize),\
            "matrixWidth":\(matrix.width),"matrixHeight":\(matrix.height)}
            """
        }
        return """
            {"id":"\(id)","title":"\(title[language])",\(member("uri", uri))"crs":"\(system.uri)",\
            "orderedAxes":["\(axes.joined(separator: #"",""#))"],\(member("wellKnownScaleSet", wellKnownScaleSet))\
            "boundingBox":{"lowerLeft":[\(bounds.minX),\(bounds.minY)],"upperRight":[\(bounds.maxX),\(bounds.maxY)],\
            "crs":"\(system.uri)"},"tileMatrices":[\(corner.joined(separator: ","))]}
            """
    }

    private func member(_ name: String, _ value: String?) -> String {
        value.map { "\"\(name)\":\"\($0)\"," } ?? ""
    }
}

extension TileMatrixLimits {
    /// One entry of a tile set's `tileMatrixSetLimits`.
    public var json: String {
        """
        {"tileMatrix":"\(z)","minTileRow":\(rows.lowerBound),"maxTileRow":\(rows.upperBound),\
        "minTileCol":\(cols.lowerBound),"maxTileCol":\(cols.upperBound)}
        """
    }
}
