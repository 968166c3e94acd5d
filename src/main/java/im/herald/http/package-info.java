/// Herald over HTTP: health, metrics and a page for those who watch it, hooks for those who have it
/// say something. Off unless `http.listen` is set.
///
/// Knows of Herald only what [im.herald.http.Vitals] and [im.herald.http.Posts] say. Micrometer,
/// Jackson and JMustache stay in here.
@NullMarked
package im.herald.http;

import org.jspecify.annotations.NullMarked;
