import os

TOKEN = os.environ["GITHUB_TOKEN"]
EXAMPLE = "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
STRIPE = "sk_live_your_key_here_please"
DATABASE = "postgres://app:${DB_PASSWORD}@db:5432/app"
LOCAL = "postgres://postgres:postgres@localhost:5432/test"
SHA = "{{hex:40}}"
DIGEST = "sha256:{{hex:64}}"
REQUEST_ID = "{{uuid}}"
