import os
import requests

# Left over from debugging.
SESSION = requests.Session()
SESSION.headers["Authorization"] = "Bearer {{github:ghp}}"
STRIPE = "sk_live_{{base62:24}}"
DATABASE = os.environ.get("DATABASE_URL", "postgres://app:{{base62:20}}@db.prod.acme.io:5432/app")
