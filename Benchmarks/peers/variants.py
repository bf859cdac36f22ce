"""The ways each peer can do a job; measured against each other, the fastest of a peer is compared.

The names are what the peer's module reads. "by_hand" is the same statistic after the campaign was laid out for it by
hand, much as Landkort does: sorted by municipality, the ten speeds as one number into a table. It is shown beside the
others, to tell how much is the layout and how much the engine.
"""
DUCKDB = dict(
    loads=["typed", "typed_unordered", "text"],
    warms=["file one_scan", "file two_stage", "memory one_scan", "memory two_stage"],
    colds=["file one_scan", "file two_stage", "cli file one_scan", "cli file two_stage"],
    by_hand=["dictionary"],
)
POLARS = dict(
    loads=["sink zstd", "sink lz4", "sink uncompressed", "eager zstd"],
    warms=["one_scan streaming", "one_scan in-memory", "two_stage streaming", "two_stage in-memory"],
    colds=["one_scan streaming", "one_scan in-memory", "two_stage streaming", "two_stage in-memory"],
    by_hand=[],
)
