"""Writes a made-up process to standard output: make_process.py SEED

Two to sixty stages, one to eight roles, phases or none, loops, anytimes, several ends, and labels
that are short, long, accented or Japanese. Equal seeds give equal processes.
"""
import random
import sys

chance = random.Random(int(sys.argv[1]))
WORDS = ["Kontakt", "Qualify", "the", "budget", "Größe", "prüfen", "demo", "żądanie", "of",
         "contract", "negotiation", "with", "procurement", "見積もり", "商談", "確認する", "a", "Vertragsunterzeichnung"]


def label():
    return " ".join(chance.choice(WORDS) for _ in range(chance.choice([1, 1, 2, 2, 3, 3, 5, 9])))


def shares(count):
    cuts = sorted(chance.sample(range(1, 100), count - 1))
    return [b - a for a, b in zip([0] + cuts, cuts + [100])]


stages = chance.choice([2, 3, 5, 8, 12, 20, 30, 60])
roles = chance.randint(1, 8)
phases = chance.choice([0, 0, 1, 3, 6])
losses = chance.randint(1, 3)
for i in range(roles):
    print(f'role r{i} "{label()}"' + (" is external" if i == 6 else ""))
print(f'process made "{label()}" {{')
if chance.random() < 0.5:
    print("  volume 1200 per month\n  deal 24k USD")
if chance.random() < 0.3:
    print(f'  anytime gone "{label()}" -> lost0')
for i in range(stages):
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
    parts = shares(len(others) + 1)
    print(f'    outcome on "{label()}" -> {onward} {parts[0]}%')
    for j, (target, part) in enumerate(zip(others, parts[1:])):
        print(f'    outcome o{j} "{label()}" -> {target} {part}%')
    print("  }")
if phases:
    print("  }")
print('  end won "Closed won" is win')
for i in range(losses):
    print(f'  end lost{i} "{label()}" is loss')
print("}")
