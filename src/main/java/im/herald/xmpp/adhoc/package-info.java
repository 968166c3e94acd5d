/// Ad-hoc commands (XEP-0050): every command that somebody may run, as a form in their client.
///
/// [AdHoc] hears requests on Smack's thread and gives each a thread of its own; [Dialogue] decides
/// what is answered, stage by stage; [OpenForms] keeps what is not done yet; [Discovery] lists what
/// there is. What a command does, and who may run it, is the business of
/// [im.herald.inbox.FormDesk].
///
/// Smack's AdHocCommandManager is not used: in 4.5.0-rc1 a client that names no action gets an
/// error, and so does `execute` at a second stage. Nor is its reader of forms: a client need not
/// say of which type a field is, and then a text of two lines is a stanza that cannot be read, and
/// so one without an answer.
@NullMarked
package im.herald.xmpp.adhoc;

import org.jspecify.annotations.NullMarked;
