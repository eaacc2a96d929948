//! Reading versions from git: `REV:path` names a file as it stood, a history gives every revision of one file.
//!
//! `git` runs as a process and is asked for objects by its standard input, so that no name of the user's is ever read as
//! an option. Nothing is written, no hook, filter or external tool of the repository is run, and the working tree is not
//! looked at. Git is not let fetch: what a partial clone lacks is told, since recount asks no network. Only what a tree
//! says that it does not hold is new; whatever else fails is an error.

use crate::read::MAX_BYTES;
use anyhow::{Context, Error, Result, anyhow, bail};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// `REV:path` of an argument that names no file on disk: what git is to be asked for.
pub fn object(path: &Path) -> Option<&str> {
    let name = path.to_str()?;
    let (revision, rest) = name.split_once(':')?;
    // "C:\story.md" is a drive, "https://…" an address.
    let drive = revision.len() == 1 && rest.starts_with(['\\', '/']);
    let named = !revision.is_empty() && !rest.is_empty() && !drive && !rest.starts_with("//");
    (named && path.symlink_metadata().is_err()).then_some(name)
}

/// The bytes of one object, `REV:path`, as seen from the current folder.
pub fn bytes(object: &str) -> Result<Vec<u8>> {
    Objects::open(None)?.bytes(object)
}

/// The commit that a revision names.
pub fn commit(revision: &str) -> Result<String> {
    let name = format!("{revision}^{{commit}}");
    let output = git(None).args(["rev-parse", "--verify", "--end-of-options", &name]).stdin(Stdio::null()).output().context(ABSENT)?;
    if !output.status.success() {
        bail!("{revision}: this names no commit here; git says: {}", complaint(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether the branch has no commit yet. One whose commit cannot be read is none such.
pub fn is_unborn() -> Result<bool> {
    if commit("HEAD").is_ok() {
        return Ok(false);
    }
    let branch = asked(&["symbolic-ref", "HEAD"], "HEAD")?;
    let output = git(None).args(["for-each-ref", "--format=%(refname)", branch.trim()]).stdin(Stdio::null()).output().context(ABSENT)?;
    // What is broken is told as a warning.
    Ok(output.status.success() && output.stdout.is_empty() && output.stderr.is_empty())
}

/// A file as it stood at a commit: the path that it had there, and its bytes. None where that tree does not hold it, nor
/// under the name that the index has it renamed from.
pub fn at(commit: &str, path: &Path) -> Result<Option<(String, Vec<u8>)>> {
    let mut then = inside(path)?;
    let mut found = entry(commit, &then)?;
    if found.is_none()
        && let Some(old) = renamed(commit, &then)?
    {
        found = entry(commit, &old)?;
        then = old;
    }
    let Some(hash) = found else { return Ok(None) };
    let bytes = Objects::open(None)?.bytes(&hash).with_context(|| format!("{}: it could not be read as it was", path.display()))?;
    Ok(Some((then, bytes)))
}

/// The path of a file as git names it: from the top of the repository, through no link.
fn inside(path: &Path) -> Result<String> {
    let shown = path.display().to_string();
    let path = path.canonicalize().map_err(|e| super::files::unreadable(&shown, &e))?;
    let top = PathBuf::from(asked(&["rev-parse", "--show-toplevel"], &shown)?.trim_end_matches(['\r', '\n']));
    let below = top.canonicalize().ok().and_then(|top| path.strip_prefix(top).ok().map(Path::to_path_buf));
    let Some(below) = below else { bail!("{shown}: this lies in another repository than this folder, or in none") };
    let parts: Option<Vec<&str>> = below.components().map(|c| c.as_os_str().to_str()).collect();
    parts.map(|p| p.join("/")).with_context(|| format!("{shown}: its path is no UTF-8; rename it"))
}

/// The hash of a file in the tree of a commit, if the tree holds it. Asking for the object would tell a file that is new
/// and one that cannot be had alike.
fn entry(commit: &str, path: &str) -> Result<Option<String>> {
    let listed = asked(&["ls-tree", "-z", "--full-tree", commit, "--", path], path)?;
    let Some(line) = listed.split('\0').find(|l| !l.is_empty()) else { return Ok(None) };
    let fields: Vec<&str> = line.split(['\t', ' ']).collect();
    match fields[..] {
        ["120000", ..] => bail!("{path}: at {commit} this was a link; name the file that it led to"),
        [_, "blob", hash, ..] => Ok(Some(hash.to_owned())),
        _ => bail!("{path}: at {commit} this was no file"),
    }
}

/// The path that a file had at a commit, where the index holds it renamed.
fn renamed(commit: &str, path: &str) -> Result<Option<String>> {
    let flags = ["diff", "--cached", "--no-ext-diff", "--no-textconv", "--find-renames", "--diff-filter=R", "--name-status", "-z"];
    let listed = asked(&[&flags[..], &[commit, "--"]].concat(), path)?;
    let fields: Vec<&str> = listed.split('\0').collect();
    let mut moves = fields.chunks_exact(3);
    Ok(moves.find(|m| m[2] == path).map(|m| m[1].to_owned()))
}

/// What git answers; an error about `path` where it cannot.
fn asked(args: &[&str], path: &str) -> Result<String> {
    let output = git(None).args(args).stdin(Stdio::null()).output().context(ABSENT)?;
    if !output.status.success() {
        bail!("{path}: git cannot tell how it was, and says: {}", complaint(&output.stderr));
    }
    String::from_utf8(output.stdout).map_err(|_| anyhow!("{path}: git names files here whose names are no UTF-8"))
}

/// Every revision of a file, the oldest first, followed through renames: a name to show and the bytes.
///
/// A revision that leaves the bytes as they were is left out.
pub fn history(path: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let shown = path.display();
    let Some(file) = path.file_name() else { bail!("{shown}: this is a folder; name a file in it") };
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).map(Path::to_path_buf);
    let output = git(folder.as_ref())
        .args(["log", "--follow", "--no-ext-diff", "--no-textconv", "--diff-filter=AMRC", "--format=%H", "--name-only", "-z", "--"])
        .arg(file)
        .stdin(Stdio::null())
        .output()
        .context(ABSENT)?;
    if !output.status.success() {
        bail!("{shown}: git says: {}", complaint(&output.stderr));
    }
    let mut objects = Objects::open(folder.as_ref())?;
    let mut versions: Vec<(String, Vec<u8>)> = Vec::new();
    for (commit, name) in revisions(&output.stdout).into_iter().rev() {
        let bytes = objects.bytes(&format!("{commit}:{name}"))?;
        if versions.last().is_none_or(|(_, last)| *last != bytes) {
            versions.push((format!("{}:{name}", commit.get(..10).unwrap_or(&commit)), bytes));
        }
    }
    match versions.len() {
        0 => bail!("{shown}: git has no revision of it; check the path, and that it is committed"),
        1 => bail!("{shown}: git has one revision of it; there is nothing to compare it with"),
        _ => Ok(versions),
    }
}

/// What `git log --format=%H --name-only -z` lists: a commit, then the file's name in it behind a line feed.
fn revisions(listed: &[u8]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut commit = String::new();
    for field in listed.split(|b| *b == 0).filter(|f| !f.is_empty()) {
        let field = String::from_utf8_lossy(field);
        match field.strip_prefix('\n') {
            Some(name) => found.push((std::mem::take(&mut commit), name.to_owned())),
            None => commit = field.into_owned(),
        }
    }
    found.retain(|(commit, _)| !commit.is_empty());
    found
}

const ABSENT: &str = "git could not be started; install it, or give the versions as files";

fn git(folder: Option<&PathBuf>) -> Command {
    let mut command = Command::new("git");
    if let Some(folder) = folder {
        command.arg("-C").arg(folder);
    }
    command.args(["--no-pager", "--no-optional-locks", "--literal-pathspecs", "-c", "core.fsmonitor=false"]);
    command.args(["-c", "diff.relative=false", "-c", "log.showSignature=false"]);
    // A partial clone fetches what it lacks on demand; an older git knows the second of these only.
    command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_ALLOW_PROTOCOL", "").env("GIT_TERMINAL_PROMPT", "0");
    command
}

fn complaint(stderr: &[u8]) -> String {
    let text = String::from_utf8_lossy(stderr);
    let line = text.lines().find(|l| !l.trim().is_empty()).unwrap_or("nothing");
    line.strip_prefix("fatal: ").or(line.strip_prefix("error: ")).unwrap_or(line).to_owned()
}

/// A running `git cat-file --batch`: names go in, a line each, and objects come out.
struct Objects {
    process: Child,
    names: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Objects {
    fn open(folder: Option<&PathBuf>) -> Result<Objects> {
        let mut process = git(folder)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .context(ABSENT)?;
        let names = process.stdin.take();
        let answers = BufReader::new(process.stdout.take().context(ABSENT)?);
        Ok(Objects { process, names, answers })
    }

    fn bytes(&mut self, object: &str) -> Result<Vec<u8>> {
        if object.contains(['\n', '\0']) {
            bail!("{object}: git names no file over two lines; check the path");
        }
        // A process that has failed already says why below.
        if let Some(names) = &mut self.names {
            let _ = writeln!(names, "{object}").and_then(|()| names.flush());
        }
        let mut head = String::new();
        self.answers.read_line(&mut head).with_context(|| format!("{object}: git's answer could not be read"))?;
        if head.is_empty() {
            let mut told = Vec::new();
            if let Some(errors) = &mut self.process.stderr {
                let _ = errors.take(4096).read_to_end(&mut told);
            }
            bail!("{object}: there is no such file, and git says: {}", complaint(&told));
        }
        // "<hash> blob <size>", or the name again and "missing" or "ambiguous".
        let fields: Vec<&str> = head.trim_end().rsplitn(3, ' ').collect();
        let size = match fields[..] {
            [size, "blob", _] => size.parse::<u64>().ok(),
            [_, "tree", _] => bail!("{object}: this is a folder; name a file in it"),
            _ => None,
        };
        let Some(size) = size else { return Err(lacking(object)) };
        // One byte more than is read tells that a file is too large.
        let mut bytes = Vec::new();
        let failed = || format!("{object}: git's answer ended early");
        (&mut self.answers).take(size.min(MAX_BYTES as u64 + 1)).read_to_end(&mut bytes).with_context(failed)?;
        if size <= MAX_BYTES as u64 {
            self.answers.read_exact(&mut [0]).with_context(failed)?;
        }
        Ok(bytes)
    }
}

/// Why git has no such object.
fn lacking(object: &str) -> Error {
    if let Some((revision, _)) = object.split_once(':').filter(|(revision, _)| !revision.is_empty())
        && let Err(error) = commit(revision)
    {
        return error;
    }
    // A tree that names the file tells its hash, whether or not the file is there.
    match asked(&["rev-parse", "--verify", "--quiet", "--end-of-options", object], object) {
        Ok(hash) => {
            let hash = hash.trim();
            anyhow!("{object}: object {hash} is not in this clone, and recount asks no network; `git cat-file -e {hash}` fetches it")
        }
        Err(_) => {
            anyhow!("{object}: git has no such file at that revision; paths count from the top of the repository, ./ from this folder")
        }
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        drop(self.names.take());
        // What is left of an object that is too large is not waited for.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_revision_and_a_path_name_an_object() {
        for (name, expected) in [
            ("HEAD:story.md", true),
            ("HEAD~2:./story.md", true),
            ("v1.0:news/story.md", true),
            ("story.md", false),
            (":story.md", false),
            ("HEAD:", false),
            (r"C:\news\story.md", false),
            ("https://outlet.example/story", false),
        ] {
            assert_eq!(object(Path::new(name)).is_some(), expected, "{name}");
        }
    }

    #[test]
    fn a_history_lists_commits_with_the_name_of_their_time() {
        let listed = b"aaa\0\nnew name.md\0bbb\0\nold.md\0ccc\0";
        let pair = |c: &str, n: &str| (c.to_owned(), n.to_owned());
        assert_eq!(revisions(listed), [pair("aaa", "new name.md"), pair("bbb", "old.md")]);
    }
}
