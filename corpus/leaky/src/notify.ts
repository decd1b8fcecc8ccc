const hook = "https://hooks.slack.com/services/T{{upper36:8}}/B{{upper36:10}}/{{base62:24}}";
export const send = (text: string) => fetch(hook, { method: "POST", body: JSON.stringify({ text }) });
