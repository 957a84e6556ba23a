"""Writes a made-up process to standard output: make_process.py SEED

Two to sixty stages, one to eight roles, phases or none, loops, stages aside, anytimes of phases and
of the whole, several ends of each kind, reopenings, other processes, and labels that are short, long,
accented, Japanese or Arabic. Equal seeds give equal processes.
"""
import random
import sys

chance = random.Random(int(sys.argv[1]))
WORDS = ["Kontakt", "Qualify", "the", "budget", "Größe", "prüfen", "demo", "żądanie", "of",
         "contract", "negotiation", "with", "procurement", "見積もり", "商談", "確認する", "a", "Vertragsunterzeichnung",
         "عرض", "التفاوض"]


def label():
    return " ".join(chance.choice(WORDS) for _ in range(chance.choice([1, 1, 2, 2, 3, 3, 5, 9])))


def shares(count):
    cuts = sorted(chance.sample(range(1, 100), count - 1))
    return [b - a for a, b in zip([0] + cuts, cuts + [100])]


stages = chance.choice([2, 3, 5, 8, 12, 20, 30, 60])
roles = chance.randint(1, 8)
phases = chance.choice([0, 0, 1, 3, 6])
losses = chance.randint(1, 3)
usual = chance.random() < 0.6  # most deals go on as the file is written; else anywhere
parked = chance.random() < 0.4
others_run = chance.random() < 0.4
aside = stages > 3 and chance.random() < 0.5
for i in range(roles):
    print(f'role r{i} "{label()}"' + (" is external" if i == 6 else ""))
print(f'process made "{label()}" {{')
if chance.random() < 0.5:
    print("  volume 1200 per month\n  deal 24k USD")
if chance.random() < 0.3:
    print(f'  anytime gone "{label()}" -> lost0')
for i in range(stages):
    if phases and i and i % max(1, stages // phases) == 1 and chance.random() < 0.5:
        print(f'  anytime quiet{i} "{label()}" -> lost{chance.randrange(losses)}')
    if phases and i % max(1, stages // phases) == 0 and i // max(1, stages // phases) < phases:
        print(("  }\n" if i else "") + f'  phase p{i} "{label()}" {{')
    print(f'  stage s{i} "{label()}" {{\n    owner r{chance.randrange(roles)}')
    for _ in range(chance.randint(1, 3)):
        print(f'    exit "{label()}"')
    if chance.random() < 0.4:
        print(f"    takes {chance.randint(1, 4)} to {chance.randint(5, 20)} days")
    if chance.random() < 0.3:
        print(f"    with r{chance.randrange(roles)}")
    onward = f"s{i + 1}" if i + 1 < stages else "won"
    others = [f"lost{chance.randrange(losses)}"]
    if i > 1 and chance.random() < 0.4:
        others.append(f"s{chance.randrange(i)}")
    if i + 3 < stages and chance.random() < 0.3:
        others.append(f"s{chance.randrange(i + 2, stages)}")
    if i == 0:
        others += [f"lost{j}" for j in range(losses)]
    if parked and (i == 0 or chance.random() < 0.2):
        others.append("parked")
    if aside and (i == 1 or chance.random() < 0.15):
        others.append("nurture")
    if others_run and chance.random() < 0.2:
        others.append("side")
    if others_run and chance.random() < 0.2:
        print(f"    {chance.choice(['runs', 'alongside'])} side")
    parts = shares(len(others) + 1)
    if usual:
        parts.sort(reverse=True)
    print(f'    outcome on "{label()}" -> {onward} {parts[0]}%')
    for j, (target, part) in enumerate(zip(others, parts[1:])):
        print(f'    outcome o{j} "{label()}" -> {target} {part}%')
    print("  }")
if phases:
    print("  }")
if aside:
    print(f'  stage nurture "{label()}" {{\n    owner r0\n    exit "{label()}"')
    print(f'    outcome warm "{label()}" -> s{chance.randrange(3)}\n    outcome cold "{label()}" -> lost0\n  }}')
print('  end won "Closed won" is win')
if parked:
    print(f'  end parked "{label()}"')
for i in range(losses):
    reopen = f" {{\n    reopen s{chance.randrange(stages)}\n  }}" if chance.random() < 0.3 else ""
    print(f'  end lost{i} "{label()}" is loss{reopen}')
print("}")
if others_run:
    print(f'process side "{label()}" {{\n  stage t0 "{label()}" {{\n    owner r0\n    exit "{label()}"')
    print('    outcome done -> ended\n  }\n  end ended is win\n}')
