"""Private keys made by the programs that people make them with: which key it is told to be, whether it
needs a passphrase, and whether its public half stands beside it, in every way to scan."""
import base64
import subprocess

from sandbox import Sandbox, main


class Keys(Sandbox):
    def make(self, *command):
        subprocess.run(command, cwd=self.dir, check=True, capture_output=True)

    def facts(self, report):
        """{file: ({fact: value}, severity)} of the findings that tell something, be they a token rule's or
        a policy rule's in its place."""
        return {finding["places"][0]["path"].rsplit("/", 1)[-1]:
                ({fact["name"]: fact["value"] for fact in finding["facts"]}, finding["severity"])
                for finding in report["findings"] if finding["facts"]}

    def setUp(self):
        super().setUp()
        self.init()

    def ssh_keys(self):
        for name, arguments in {
                "rsa": ["-t", "rsa", "-b", "2048"], "ed": ["-t", "ed25519"],
                "ec": ["-t", "ecdsa", "-b", "384"], "old": ["-t", "rsa", "-b", "3072", "-m", "PEM"],
                "ec-old": ["-t", "ecdsa", "-b", "521", "-m", "PEM"],
                "p8": ["-t", "rsa", "-b", "2048", "-m", "PKCS8"]}.items():
            self.make("ssh-keygen", "-q", "-N", "", "-C", "nobody", *arguments, "-f", name)
        self.make("ssh-keygen", "-q", "-N", "a passphrase", "-C", "nobody", "-t", "ed25519", "-f", "locked")

    def test_ssh_keys(self):
        self.ssh_keys()
        facts = self.facts(self.report(".", expect=1))
        kinds = {"rsa": "RSA 2048", "ed": "Ed25519", "ec": "EC P-384", "old": "RSA 3072",
                 "ec-old": "EC P-521", "p8": "RSA 2048", "locked": "Ed25519"}
        self.assertEqual({name: told["key"] for name, (told, _) in facts.items()}, kinds)
        for name, (told, severity) in facts.items():
            with self.subTest(name):
                self.assertEqual(told["public half"], f"in {name}.pub beside it (public key)")
                locked = name == "locked"
                self.assertEqual(told["passphrase"], "needed (aes256-ctr)" if locked else "none")
                self.assertEqual(severity, "warning" if locked else "error")

    def test_another_keys_public_half_is_not_its_own(self):
        self.ssh_keys()
        (self.dir / "rsa.pub").write_bytes((self.dir / "old.pub").read_bytes())
        (self.dir / "ed.pub").unlink()
        facts = self.facts(self.report(".", expect=1))
        self.assertNotIn("public half", facts["rsa"][0])
        self.assertNotIn("public half", facts["ed"][0])
        self.assertIn("public half", facts["old"][0])

    def certificate(self):
        self.make("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "server.key",
                  "-out", "server.crt", "-days", "3650", "-subj", "/CN=a.example")
        until = subprocess.run(["openssl", "x509", "-in", "server.crt", "-noout", "-enddate", "-dateopt",
                                "iso_8601"], cwd=self.dir, capture_output=True, text=True, check=True)
        return until.stdout.split("=")[1][:10]

    def test_certificates(self):
        until = self.certificate()
        key, certificate = ((self.dir / name).read_bytes() for name in ("server.key", "server.crt"))
        beside = f"in server.crt beside it (certificate until {until})"
        self.assertEqual(self.facts(self.report(".", expect=1))["server.key"][0]["public half"], beside)
        (self.dir / "server.key").unlink()
        (self.dir / "server.crt").unlink()
        inside = f"in the same file (certificate until {until})"
        encoded = [base64.b64encode(part).decode() for part in (certificate, key)]
        self.write("both.pem", key + certificate)
        self.write("kubeconfig", "users:\n- name: a\n  user:\n    client-certificate-data: {}\n"
                                 "    client-key-data: {}\n".format(*encoded))
        for finding in self.report(".", expect=1)["findings"]:
            self.assertIn({"name": "public half", "value": inside}, finding["facts"], finding["rule"])

    def test_every_way_to_scan(self):
        self.write("readme", "nothing\n")
        self.commit("first")
        until = self.certificate()
        beside = f"in server.crt beside it (certificate until {until})"
        self.git("add", "-A")
        for name in ("server.key", "server.crt"):
            (self.dir / name).rename(self.dir / (name + ".away"))
        staged = self.facts(self.report("--staged", expect=1))
        self.assertEqual(staged["server.key"][0]["public half"], beside)
        self.git("commit", "-q", "-m", "keys")
        ranged = self.facts(self.report("--range", "HEAD~1..HEAD", expect=1))
        self.assertEqual(ranged["server.key"][0]["public half"], beside)
        # An audit reads one version of one file at a time.
        told, _ = self.facts(self.report("--history", expect=1))["server.key"]
        self.assertEqual(told["key"], "RSA 2048")
        self.assertNotIn("public half", told)

    def test_the_forms_of_openssl(self):
        self.make("openssl", "genpkey", "-algorithm", "ed25519", "-out", "ed.pem")
        self.make("openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "ec.pem")
        self.make("openssl", "genrsa", "-traditional", "-aes256", "-passout", "pass:a phrase", "-out", "locked.pem", "2048")
        self.make("openssl", "pkey", "-in", "ec.pem", "-aes256", "-passout", "pass:a phrase", "-out", "locked8.pem")
        self.make("openssl", "pkey", "-in", "ec.pem", "-pubout", "-out", "ec.pub")
        facts = self.facts(self.report(".", expect=1))
        self.assertEqual(facts["ed.pem"][0]["key"], "Ed25519")
        self.assertEqual(facts["ec.pem"][0]["key"], "EC P-256")
        self.assertEqual(facts["ec.pem"][0]["public half"], "in ec.pub beside it (public key)")
        self.assertEqual(facts["locked.pem"], ({"passphrase": "needed (AES-256-CBC)"}, "warning"))
        self.assertEqual(facts["locked8.pem"], ({"passphrase": "needed"}, "warning"))


class Claims(Sandbox):
    def test_what_a_token_says_of_itself_is_printed_without_secrets(self):
        token = "gh" + "p_" + "k3J9sQ0vZ7bX1mT5yR8wL2cN6dF4hG0aUePi"
        part = lambda text: base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
        jwt = ".".join([part('{"alg":"HS256"}'), part('{"iss":"x %s y","sub":"ann@example.com"}' % token),
                        part("a signature of some length")])
        self.write("token.txt", jwt + "\n")
        for arguments in (["--format", "json"], ["--format", "jsonl"], []):
            with self.subTest(arguments):
                out = self.scan(".", "--min-confidence", "low", *arguments).stdout.decode()
                self.assertIn("x ghp_", out)
                self.assertIn("example.com", out)
                self.assertNotIn(token, out)
                self.assertNotIn("ann@", out)
                self.assertNotIn(part("a signature of some length"), out)


if __name__ == "__main__":
    main()
