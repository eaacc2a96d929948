// Starts `recount lsp` for Markdown and plain text, and again when a setting changes or the user asks for it.
"use strict";
const { commands, window, workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

async function start() {
  const settings = workspace.getConfiguration("recount");
  const args = ["lsp", "--against", settings.get("against"), "--level", settings.get("level")];
  const program = { command: settings.get("path"), args };
  const texts = ["markdown", "plaintext"].map((language) => ({ scheme: "file", language }));
  client = new LanguageClient("recount", "recount", program, { documentSelector: texts });
  try {
    await client.start();
  } catch (error) {
    window.showErrorMessage(`recount could not be started: ${error.message ?? error}. Is it on the path? The setting "recount.path" names it.`);
  }
}

async function stop() {
  const running = client;
  client = undefined;
  if (running?.isRunning()) await running.stop();
}

async function restart() {
  await stop();
  await start();
}

exports.activate = async (context) => {
  context.subscriptions.push(commands.registerCommand("recount.restart", restart));
  context.subscriptions.push(workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("recount") && restart()));
  await start();
};
exports.deactivate = stop;
