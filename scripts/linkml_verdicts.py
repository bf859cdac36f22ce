#!/usr/bin/env python3
"""What linkml-validate finds wrong in many records, in one process for each core instead of one for each schema.

    linkml_verdicts.py MANIFEST     lines of: schema, class, records, verdicts (tab between them)

RECORDS holds one JSON object a line. VERDICTS gets one line for each: a JSON list of the names that have something wrong.
The plugin is the one that `linkml-validate` runs by default, closed as it is there.
"""

import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor

from linkml.validator import Validator
from linkml.validator.loaders.passthrough_loader import PassthroughLoader
from linkml.validator.plugins import JsonschemaValidationPlugin


def names(error, record):
    if error.validator == "required":
        return set(error.validator_value) - set(record)
    if error.validator == "additionalProperties":
        return set(record) - set(error.schema["properties"])
    return {str(error.absolute_path[0])}


def judge(job):
    schema, class_name, records, verdicts = job
    with open(records, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    found = [set() for _ in rows]
    validator = Validator(schema, validation_plugins=[JsonschemaValidationPlugin(closed=True)])
    for result in validator.iter_results_from_source(PassthroughLoader(iter(rows)), class_name):
        found[result.instance_index] |= names(result.source, rows[result.instance_index])
    with open(verdicts, "w", encoding="utf-8") as out:
        for faults in found:
            out.write(json.dumps(sorted(faults)) + "\n")


def main():
    with open(sys.argv[1], encoding="utf-8") as lines:
        jobs = [line.rstrip("\n").split("\t") for line in lines]
    jobs.sort(key=lambda job: -os.path.getsize(job[2]))
    # multiprocessing.Pool would end its processes by SIGTERM, which whoever started this may have blocked.
    with ProcessPoolExecutor() as pool:
        list(pool.map(judge, jobs))


if __name__ == "__main__":
    main()
