"""Writes made-up processes.

    make_process.py SEED                 one, to standard output
    make_process.py FIRST COUNT FOLDER   so many, to FOLDER/made-SEED.sales

Two to sixty stages, one to eight roles, some of them of other companies; phases or none, shares or
none, loops, jumps ahead, ways out of every stage, stages aside, neutral and reopened ends, other processes that are run here,
go on alongside, begin at an end or take a deal over; summaries and links; labels that are short,
long, and of many scripts. Equal seeds give equal processes.
"""
import random
import sys

LATIN = ("Kontakt Qualify the budget Größe prüfen demo of contract negotiation with procurement a "
         "Vertragsunterzeichnung buyer agrees security-review naïve Donaudampfschifffahrt plan").split()
SCRIPTS = [
    LATIN,
    "żądanie klienta Przygotowanie oferty ścieżka źródło umowa łącznie przedłużenie".split(),
    "見積もり 商談 確認する 契約書 お客様との打ち合わせを設定する 稟議".split(),
    "客户需求 报价单 签订合同 技术评审和安全审查 跟进".split(),
    "اتصال بالعميل عرض السعر توقيع العقد مراجعة الأمان الميزانية".split(),
    "Επαφή προσφορά σύμβαση διαπραγμάτευση προϋπολογισμός πελάτης".split(),
    "🚀 🎯 deal 🤝 signed 📈 pipeline".split(),
    "Договор согласование бюджета переговоры покупатель".split(),
]
LENGTHS = [1, 1, 2, 2, 3, 3, 5, 9, 14]
SIZES = [2, 3, 4, 5, 6, 8, 10, 12, 12, 16, 20, 24, 30, 40, 60]
POINTS = ["budget", "authority", "need", "timeline"]
SKILLS = ["prospecting", "discovery", "negotiation", "closing"]


class Stage:
    """A stage: its name, label, statements, and ways out (name, label, target)."""

    def __init__(self, name, label, phase):
        self.name, self.label, self.phase, self.lines, self.ways = name, label, phase, [], []

    def text(self, shares):
        parts = [f'  stage {self.name} "{self.label}" {{'] + [f"    {line}" for line in self.lines]
        for i, (name, label, target) in enumerate(self.ways):
            share = f" {shares[i]}%" if shares else ""
            parts.append(f'    outcome {name} "{label}" -> {target}{share}')
        return parts + ["  }"]


class Made:
    """A made-up file, which can be changed before it is written."""

    def __init__(self, seed, sizes=None):
        self.chance = random.Random(seed)
        count = self.chance.choice(sizes or SIZES)
        self.scripts = self.chance.choice([[LATIN], [LATIN, self.chance.choice(SCRIPTS)], SCRIPTS])
        self.roles = [(f"r{i}", self.label(), i > 1 and self.chance.random() < 0.2)
                      for i in range(self.chance.randint(1, 8))]
        self.phases = self.chance.choice([0, 0, 1, 2, 3, 6])
        self.phase_labels = [self.label() for _ in range(self.phases)]
        self.losses = [(f"lost{i}", self.label()) for i in range(self.chance.randint(1, 3))]
        self.has_shares = self.chance.random() < 0.7
        self.sides = [f"side{i}" for i in range(self.chance.choice([0, 0, 1, 3]))]
        self.title, self.parts = self.label(), self.chance.random()
        size = max(1, count // max(1, self.phases))
        self.stages = [Stage(f"s{i}", self.label(), min(i // size, self.phases - 1))
                       for i in range(count)]
        self.parks, self.nurtures = self.maybe(0.4), 3 < count < 60 and self.maybe(0.5)
        for i in range(count):
            self.fill(i)
        if self.nurtures:  # a stage aside, from which deals come back
            self.stages.append(self.make_aside(count))
        self.anytimes = self.make_anytimes()
        self.tail = self.chance.getrandbits(32)

    def maybe(self, odds):
        return self.chance.random() < odds

    def label(self):
        words = self.chance.choice(self.scripts)
        return " ".join(self.chance.choice(words) for _ in range(self.chance.choice(LENGTHS)))

    def role(self):
        return self.chance.choice(self.roles)[0]

    def fill(self, i):
        """The statements and the ways out of a stage; the first goes on to the next."""
        stage, last = self.stages[i], len(self.stages) - 1
        stage.lines += [f"owner {self.role()}"]
        stage.lines += [f"with {self.role()}"] * self.maybe(0.3)
        stage.lines += [f"consult {self.role()}"] * self.maybe(0.2)
        stage.lines += [f"needs {self.chance.choice(SKILLS)}"] * self.maybe(0.3)
        stage.lines += [f"cover bant.{self.chance.choice(POINTS)}"] * self.maybe(0.2)
        stage.lines += [f'exit "{self.label()} {j}"' for j in range(self.chance.randint(0, 3))]
        if self.maybe(0.4):
            stage.lines.append(f"takes {self.chance.randint(1, 4)} to {self.chance.randint(5, 20)} days")
        stage.lines += [f'summary "{self.label()}"'] * self.maybe(0.1)
        stage.lines += [f'link "{self.label()}" "https://example.com/{stage.name}"'] * self.maybe(0.2)
        if self.sides and self.maybe(0.15):
            word = self.chance.choice(["runs", "alongside"])
            stage.lines.append(f"{word} {self.chance.choice(self.sides)}")
        targets = [f"s{i + 1}" if i < last else "won"]
        targets += [self.chance.choice(self.losses)[0]] * self.maybe(0.7)
        if i > 1 and self.maybe(0.4):
            targets.append(f"s{self.chance.randrange(i)}")
        if i + 3 <= last and self.maybe(0.3):
            targets.append(f"s{self.chance.randrange(i + 2, last + 1)}")
        if self.sides and self.maybe(0.1):
            targets.append(self.chance.choice(self.sides))
        targets += ["parked"] * (self.parks and (i == 0 or self.maybe(0.2)))
        targets += ["aside"] * (self.nurtures and (i == 1 or self.maybe(0.15)))
        if i == 0:
            targets += [name for name, _ in self.losses if name not in targets]
        stage.ways = [(f"o{j}", self.label(), target) for j, target in enumerate(targets)]

    def make_aside(self, count):
        stage = Stage("aside", self.label(), self.stages[-1].phase)
        stage.lines = [f"owner {self.role()}", f'exit "{self.label()}"']
        stage.ways = [("warm", self.label(), f"s{self.chance.randrange(3)}"),
                      ("cold", self.label(), self.losses[0][0])]
        return stage

    def make_anytimes(self):
        """Ways out of every stage, by the phase they stand in; -1 is the process."""
        return [(i, self.label(), self.losses[0][0]) for i in range(-1, self.phases)
                if self.maybe(0.25)]

    def shares(self, stage):
        """Whole percentages that come to 100, the first the highest; the same for the same stage."""
        if not self.has_shares:
            return None
        own = random.Random(stage.name + str(self.parts))
        rest = [own.randint(1, 60 // len(stage.ways)) for _ in stage.ways[1:]]
        return [100 - sum(rest)] + rest

    def rename(self, which):
        """Gives a stage another label."""
        self.stages[which].label = "Called by another name " + "now " * (which % 4)

    def insert(self, which):
        """Puts a stage between a stage and what it goes on to."""
        stage = self.stages[which]
        name, label, target = stage.ways[0]
        added = Stage("added", "Put in between", stage.phase)
        added.lines = [stage.lines[0]]
        added.ways = [("on", "Goes on", target), ("off", "Ends", self.losses[0][0])]
        stage.ways[0] = (name, label, "added")
        self.stages.insert(which + 1, added)

    def head(self):
        parts = ["import std/method/bant", "import std/skills/core"]
        for name, label, is_external in self.roles:
            parts.append(f'role {name} "{label}"' + (" is external" if is_external else ""))
        parts.append(f'process made "{self.title}" {{')
        if self.parts < 0.5:
            parts += ['  version "2"', "  volume 1200 per month", "  deal 24k USD"]
        return parts

    def anytime_lines(self, phase):
        return [f'  anytime gone "{label}" -> {target}' for place, label, target in self.anytimes
                if place == phase]

    def body(self):
        parts, before = self.anytime_lines(-1), -1
        for stage in self.stages:
            if stage.phase != before:
                parts += ["  }"] * (before >= 0)
                parts.append(f'  phase p{stage.phase} "{self.phase_labels[stage.phase]}" {{')
                parts += self.anytime_lines(stage.phase)
            before = stage.phase
            parts += stage.text(self.shares(stage))
        return parts + ["  }"] * (self.phases > 0)

    def ends(self):
        chance = random.Random(self.tail)
        won = ["    reopen s0 within 2 years"] * (random.Random(f"{self.tail} won").random() < 0.2)
        if self.sides and chance.random() < 0.5:
            won.append(f"    then {chance.choice(self.sides)}")
        inside = " {\n" + "\n".join(won) + "\n  }" if won else ""
        parts = ['  end won "Closed won" is win' + inside]
        parts += ['  end parked "Parked"'] * self.parks
        for name, label in self.losses:
            parts.append(f'  end {name} "{label}" is loss')
            if chance.random() < 0.3:
                parts[-1] += " {\n    reopen s0 within 90 days\n  }"
        return parts + ["}"]

    def others(self):
        """The processes beside it, and a variant of it."""
        parts, role = [], self.roles[0][0]
        for name in self.sides:
            parts.append(f'process {name} {{\n  stage go "Go"  {{\n    owner {role}\n'
                         "    outcome on -> stop\n    outcome off -> out\n  }\n"
                         f"  stage stop {{\n    owner {role}\n    outcome done -> ok\n  }}\n"
                         "  end ok is win\n  end out is loss\n}")
        if self.parts < 0.3:
            parts.append("process small like made {\n  change stage s0 {\n    takes 1 day\n  }\n}")
        return parts

    def text(self):
        return "\n".join(self.head() + self.body() + self.ends() + self.others()) + "\n"


def main():
    if len(sys.argv) == 2:
        sys.stdout.write(Made(int(sys.argv[1])).text())
        return
    first, count, folder = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    for seed in range(first, first + count):
        with open(f"{folder}/made-{seed}.sales", "w", encoding="utf-8") as file:
            file.write(Made(seed).text())


if __name__ == "__main__":
    main()
