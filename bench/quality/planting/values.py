"""What people and machines use as secrets, by kind. A maker takes a random.Random and says whether the
value must do without quotes or marks that a shell or a URL reads (`bare`)."""
import base64
import string

WORDS = """summer winter spring autumn dragon monkey silver golden purple orange tiger falcon rocket
planet castle bridge river ocean mountain forest shadow thunder coffee banana pepper cookie cherry
sunshine rainbow diamond phoenix panther warrior wizard hunter ranger knight pirate captain doctor
football soccer hockey guitar piano violin london berlin madrid boston chicago denver dallas oslo
charlie george michael jessica ashley daniel thomas robert amanda nicole happy lucky crazy magic
secure welcome letme master super mega ultra alpha delta omega turbo matrix cyber ninja zombie
winner champion marble copper velvet cotton pencil window garden kitchen bottle button hammer""".split()
MARKS = "!@#%*?-_+="
BARE_MARKS = "-_+.@%"
LETTERS_DIGITS = string.ascii_letters + string.digits


def pick(random, alphabet, length):
    return "".join(random.choice(alphabet) for _ in range(length))


def with_both(random, make):
    """Letters and digits both stand in what a machine made; one that happens to lack one is drawn again."""
    while True:
        text = make()
        if any(c.isdigit() for c in text) and any(c.isalpha() for c in text):
            return text


def password_random(random, bare):
    alphabet = LETTERS_DIGITS + (BARE_MARKS if bare else MARKS) * random.randint(0, 2)
    while True:
        text = with_both(random, lambda: pick(random, alphabet, random.randint(8, 20)))
        if text[0] not in MARKS + BARE_MARKS and text[-1] not in "?.@":
            return text


def password_chosen(random, bare):
    marks = BARE_MARKS[:3] if bare else MARKS[:6]
    word = random.choice(WORDS)
    leet = word.translate(str.maketrans({"a": "4", "e": "3", "o": "0", "i": "1"}))
    return random.choice([
        lambda: word.capitalize() + str(random.randint(1960, 2026)) + random.choice(marks),
        lambda: leet.capitalize() + random.choice(marks) + str(random.randint(1, 99)),
        lambda: word.capitalize() + random.choice(marks) + random.choice(WORDS).capitalize() + str(random.randint(1, 999)),
        lambda: leet + random.choice(WORDS).capitalize() + random.choice(marks),
        lambda: pick(random, "PMSTD", 1) + leet[1:] + random.choice(marks) + pick(random, string.digits, 3),
    ])()


def password_lower(random, bare):
    return pick(random, string.ascii_lowercase, random.randint(8, 12))


def password_short(random, bare):
    return random.choice(WORDS) + pick(random, string.digits, random.choice([2, 3, 4]))


def pass_phrase(random, bare):
    joint = random.choice("-_." if bare else "- ")
    return joint.join(random.sample(WORDS, random.choice([4, 5])))


def secret(random, bare):
    alphabet = random.choice([LETTERS_DIGITS, LETTERS_DIGITS + "-_", string.hexdigits[:16]])
    return with_both(random, lambda: pick(random, alphabet, random.choice([24, 32, 40, 48, 64])).strip("-_"))


def token(random, bare):
    alphabet, lengths = random.choice([(string.hexdigits[:16], [32, 40, 64]), (LETTERS_DIGITS, [20, 32, 43]),
                                       (LETTERS_DIGITS + "-_", [32, 43, 64])])
    return with_both(random, lambda: pick(random, alphabet, random.choice(lengths)).replace("--", "aB").strip("-_"))


def key_hex32(random, bare):
    return with_both(random, lambda: pick(random, string.hexdigits[:16], 32))


def key_base62(random, bare):
    return with_both(random, lambda: pick(random, LETTERS_DIGITS, 40))


def key_base64(random, bare):
    return base64.b64encode(random.randbytes(random.choice([32, 32, 48, 64]))).decode()


def salt(random, bare):
    return random.choice([
        lambda: base64.b64encode(random.randbytes(16)).decode(),
        lambda: random.randbytes(random.choice([8, 12, 16, 32])).hex(),
        lambda: pick(random, LETTERS_DIGITS, random.choice([16, 22, 32])),
    ])()


USERS = ["admin", "root", "app", "deploy", "jenkins", "svc_backup", "mike", "alice", "postgres", "sa", "api",
         "monitoring", "ci-bot", "etl", "reporting"]

_PASSWORD = ["password", "db password", "passwd", "admin password", "smtp password", "user password", "pass", "pwd",
             "root password", "redis password", "keystore password", "ldap bind password", "passphrase",
             "mysql root password", "db pass", "login password", "ftp password", "basic auth password"]
_SECRET = ["secret", "client secret", "app secret", "jwt secret", "session secret", "webhook secret",
           "oauth client secret", "cookie secret", "shared secret", "hmac secret", "signing secret"]
_TOKEN = ["token", "access token", "auth token", "api token", "refresh token", "bot token", "bearer token",
          "deploy token", "service token", "registration token"]
_KEY = ["api key", "apikey", "secret key", "encryption key", "access key", "master key", "signing key",
        "auth key", "private key", "app key", "aes key", "subscription key"]
_SALT = ["salt", "password salt", "hash salt", "nonce", "iv", "auth salt", "secure auth salt", "hashids salt"]

# kind: (maker, names as words)
NAMED = {
    "password, random": (password_random, _PASSWORD),
    "password, chosen": (password_chosen, _PASSWORD),
    "password, lower-case": (password_lower, _PASSWORD),
    "secret": (secret, _SECRET),
    "token": (token, _TOKEN),
    "key, hex 32": (key_hex32, _KEY),
    "key, base62 40": (key_base62, _KEY),
    "key, base64": (key_base64, _KEY),
    "salt, nonce": (salt, _SALT),
}
