import GRDB

/// An R-tree made in one go, bottom up, in the tables of SQLite's own `rtree`: its nodes are full and hold neighbours.
///
/// Row by row SQLite looks for the best node each time and splits what is full, which costs twenty times as much.
/// Source: sqlite.org/rtree.html, section 8, and the head of `rtree.c`. A node is its depth (the root's alone) and its
/// number of cells, two bytes each, then cells of 24 bytes: the key or the node below, then west, east, south, north.
struct PackedTree {
    private let tree: String
    private let entries: TreeEntries
    private let db: Database
    private let nodeSize: Int

    private static let cellSize = 24
    /// Room that is left in a node, so that the next edits do not split every one.
    private static let slack = 5
    private static let root: Int64 = 1

    /// - Parameter entries: everything that the tree is to hold, by growing key.
    init(_ tree: String, _ entries: TreeEntries, _ db: Database) throws {
        self.tree = tree
        self.entries = entries
        self.db = db
        let sql = "SELECT length(data) FROM \(quoted("\(tree)_node")) WHERE nodeno = \(Self.root)"
        guard let size = try Int.fetchOne(db, sql: sql), size >= 4 + 8 * Self.cellSize else {
            throw StoreProblem.damaged(tree)
        }
        nodeSize = size
    }

    private var capacity: Int { (nodeSize - 4) / Self.cellSize - Self.slack }

    private typealias Child = (number: Int64, box: SIMD4<Float>)

    /// Puts the entries in place of what the tree holds.
    func write() throws {
        for part in ["node", "rowid", "parent"] { try db.execute(sql: "DELETE FROM \(quoted("\(tree)_\(part)"))") }
        let order = entries.order.map(Int.init)
        var level: [Child] = order.map { (entries.keys[$0], entries.boxes[$0]) }
        var (depth, next) = (0, Self.root + 1)
        while true {
            let isTop = level.count <= capacity
            let nodes = try nodes(over: level, from: isTop ? Self.root : next, depth: isTop ? depth : 0)
            let parents = nodes.flatMap { node in node.members.map { _ in node.number } }
            if depth == 0 {
                var found = [Int64](repeating: 0, count: parents.count)
                for (place, parent) in zip(order, parents) { found[place] = parent }
                try link("rowid", ["rowid", "nodeno"], entries.keys, found)
            } else {
                try link("parent", ["nodeno", "parentnode"], level.map(\.number), parents)
            }
            guard !isTop else { return }
            next += Int64(nodes.count)
            depth += 1
            level = nodes.map { ($0.number, $0.box) }
        }
    }

    /// Some children that lie side by side.
    private struct Node {
        var number: Int64
        var members: Range<Int>
        var box: SIMD4<Float>
    }

    /// Writes the nodes over a level, numbered from `first`, all as full as each other.
    private func nodes(over children: [Child], from first: Int64, depth: Int) throws -> [Node] {
        let count = max(1, (children.count + capacity - 1) / capacity)
        let nodes = (0..<count).map { place in
            let members = (place * children.count / count)..<((place + 1) * children.count / count)
            let boxes = children[members].lazy.map(\.box)
            let box = boxes.dropFirst().reduce(boxes.first ?? .zero, TreeEntries.union)
            return Node(number: first + Int64(place), members: members, box: box)
        }
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: nodeSize * RowInsertion.most, alignment: 8)
        defer { room.deallocate() }
        let insertion = try RowInsertion(into: "\(tree)_node", ["nodeno", "data"], db)
        try insertion.run(
            count,
            bind: { binding, place in
                let bytes = UnsafeMutableRawBufferPointer(rebasing: room[(binding.slot * nodeSize)...].prefix(nodeSize))
                fill(bytes, children[nodes[place].members], depth)
                binding.bind(nodes[place].number, at: 0)
                binding.bind(blob: UnsafeRawBufferPointer(bytes), at: 1)
            }, refused: { throw $1 })
        return nodes
    }

    private func fill(_ node: UnsafeMutableRawBufferPointer, _ children: ArraySlice<Child>, _ depth: Int) {
        node.initializeMemory(as: UInt8.self, repeating: 0)
        node.storeBytes(of: UInt16(depth).bigEndian, toByteOffset: 0, as: UInt16.self)
        node.storeBytes(of: UInt16(children.count).bigEndian, toByteOffset: 2, as: UInt16.self)
        var place = 4
        for child in children {
            node.storeBytes(of: child.number.bigEndian, toByteOffset: place, as: Int64.self)
            for edge in 0..<4 {
                let bits = child.box[edge].bitPattern.bigEndian
                node.storeBytes(of: bits, toByteOffset: place + 8 + 4 * edge, as: UInt32.self)
            }
            place += Self.cellSize
        }
    }

    /// Which node each child is in, by growing number, so that the table grows at its end.
    private func link(_ table: String, _ columns: [String], _ children: [Int64], _ parents: [Int64]) throws {
        let insertion = try RowInsertion(into: "\(tree)_\(table)", columns, db)
        try insertion.run(
            children.count,
            bind: { binding, row in
                binding.bind(children[row], at: 0)
                binding.bind(parents[row], at: 1)
            }, refused: { throw $1 })
    }
}
