# A process as someone would write it by hand for another tool, from what `stagecraft model` prints:
# its phases, its stages under their titles, and a labelled arrow an outcome.
#
#   stagecraft model FILE | jq -r --arg tool mermaid|plantuml|dot -f tests/bench/others.jq
def word: gsub("-"; "_");
def quoted: gsub("\""; "'");
def titled: .label // .name | quoted;
def share: if .share then " \(.share * 100 | round)%" else "" end;
def arrows: .stages[] | .name as $from | .outcomes[]
    | {from: ($from | word), to: (.to | word), says: (titled + share)};
def start: .start // .stages[0].name | word;
def in_phases(opening; closing; stage):
    . as $process
    | (.phases[] | .name as $phase | opening,
        ($process.stages[] | select(.phase == $phase) | "  " + stage), closing),
      (.stages[] | select(.phase == null) | stage);

def mermaid:
    "flowchart TD",
    in_phases("subgraph phase_\(.name | word)[\"\(titled)\"]"; "end"; "\(.name | word)[\"\(titled)\"]"),
    (.ends[] | "\(.name | word)([\"\(titled)\"])"),
    (arrows | "\(.from) -->|\"\(.says)\"| \(.to)");

def plantuml:
    "@startuml",
    in_phases("state \"\(titled)\" as phase_\(.name | word) {"; "}"; "state \"\(titled)\" as \(.name | word)"),
    (.ends[] | "state \"\(titled)\" as \(.name | word)"),
    "[*] --> \(start)",
    (arrows | "\(.from) --> \(.to) : \(.says)"),
    (.ends[] | "\(.name | word) --> [*]"),
    "@enduml";

def dot:
    "digraph process {", "node [shape=box]",
    in_phases("subgraph cluster_\(.name | word) { label=\"\(titled)\""; "}"; "\(.name | word) [label=\"\(titled)\"]"),
    (.ends[] | "\(.name | word) [label=\"\(titled)\" shape=oval]"),
    (arrows | "\(.from) -> \(.to) [label=\"\(.says)\"]"),
    "}";

.processes[0] | if $tool == "mermaid" then mermaid elif $tool == "plantuml" then plantuml else dot end
