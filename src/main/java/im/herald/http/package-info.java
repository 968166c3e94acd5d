/// Herald over HTTP, for those who watch it: health, metrics and a page for people. Off unless
/// `http.listen` is set.
///
/// Knows of Herald only what [im.herald.http.Vitals] says. Micrometer stays in here.
@NullMarked
package im.herald.http;

import org.jspecify.annotations.NullMarked;
