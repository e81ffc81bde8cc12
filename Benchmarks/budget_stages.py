"""Sums the samples of a server under load by what it was doing: reads `perf script`, demangled. usage: budget_stages.py REPORTS HERTZ

A sample counts for the first stage, from the innermost frame out, whose words stand in a frame's name; work in SQLite counts for the table
or step that asked for it."""
import collections
import re
import sys

reports, hertz = max(1, int(sys.argv[1])), int(sys.argv[2])
# From the innermost concept to the outermost: the first that any frame names is the stage.
STAGES = [
    ("sync of the disk", r"fsync|fdatasync|sync_file_range"),
    ("SQL: checkpoint", r"sqlite3WalCheckpoint|walCheckpoint|Checkpoints"),
    ("SQL: commit", r"Database\.commit|COMMIT|sqlite3PagerCommitPhase|sqlite3BtreeCommit"),
    ("sealing the original", r"OriginalRecord|OriginalSealing|HPKE|sealing"),
    ("digests of rows", r"ReportDigest|DigestedTable|ValueDigest|RowDigest"),
    ("words for the search", r"ReportWords|SearchWords"),
    ("covering index", r"IndexWriter"),
    ("event of the history", r"EventRecord"),
    ("outbox", r"OutboxRecord"),
    ("kept answer", r"keptAnswer|KeptAnswers|StoredCaseLedger\.keep\(_:under|removeAnswers"),
    ("joining", r"Joiner\.|StoredJoinableReports|StoredCaseLedger\.put|StoredCaseLedger\.joined|closedCases"),
    ("repeats", r"earlierReport|StoredCaseLedger\.reports\(under"),
    ("routing", r"Router|Routing|setUnits|StoredCaseLedger\.leftUnits"),
    ("case: growing and reading", r"StoredCaseLedger\.(grow|count|case|open|touch|record)|CaseRecord|CaseUpdating"),
    ("row of the report", r"ReportRecord"),
    ("tables in memory", r"LiveReports|LiveCases|CaseTable|ReportTree"),
    ("mark of what was acknowledged", r"MarkFile|CommitNotes|MarkContent"),
    ("look at the file's health", r"StoreHealth|FileWatch"),
    ("other of the writer", r"ReportFiling|GroupCommit|Savepoint"),
    ("checks: personal data", r"PersonalData|MaskedText|Masking|Mask"),
    ("checks: areas", r"AreaMap|PreparedArea"),
    ("checks: other", r"IntakeDesk|Intake\."),
    ("JSON read", r"JSONParser|JSONReader|JSONValue"),
    ("answer written", r"JSONWriter|KeptAnswer|APIService\.answer"),
    ("handler", r"APIService|Web\.|Route"),
    ("HTTP", r"Hummingbird|NIO|HTTP|AsyncHTTP"),
    ("threads and tasks", r"swift_task|swift::|Dispatch|dispatch_|futex|epoll|schedule|pthread|__libc"),
]
COMPILED = [(name, re.compile(words)) for name, words in STAGES]


def stage(frames):
    for name, words in COMPILED:
        if any(words.search(frame) for frame in frames):
            return name
    return "other: " + (frames[-1] if frames else "?")[:60]


def samples(lines):
    frames = []
    for line in lines:
        line = line.rstrip("\n")
        if not line.strip():
            if frames:
                yield frames
            frames = []
        elif line[0].isspace():
            frames.append(line.strip().split(" ", 1)[-1])
    if frames:
        yield frames


counts, inner = collections.Counter(), collections.defaultdict(collections.Counter)
for frames in samples(sys.stdin):
    name = stage(frames)
    counts[name] += 1
    inner[name][frames[0][:50]] += 1
total = sum(counts.values())
others = sum(count for name, count in counts.items() if name.startswith("other: "))
print(f"{total * 1_000_000 / hertz / reports:.0f} µs of processor time a report, by stage:")
for name, count in counts.most_common():
    if name.startswith("other: ") and count * 200 < total:
        continue
    most = ", ".join(f"{frame} {100 * number // count} %" for frame, number in inner[name].most_common(3))
    print(f"{name:32s} {count * 1_000_000 / hertz / reports:7.1f} µs {100 * count / total:5.1f} %   {most}")
print(f"{'(not named above)':32s} {others * 1_000_000 / hertz / reports:7.1f} µs {100 * others / max(1, total):5.1f} %")
