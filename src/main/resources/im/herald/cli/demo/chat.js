// The password comes in the part of the address after "#", which a browser tells to no server.
import './converse/converse.min.js';

window.converse.initialize({
  jid: '@PERSON@/web',
  password: decodeURIComponent(window.location.hash.slice(1)),
  authentication: 'login',
  auto_login: window.location.hash.length > 1,
  auto_join_private_chats: ['@BOT@'],
  websocket_url: 'ws://127.0.0.1:@WEB_PORT@/xmpp-websocket',
  discover_connection_methods: false,
  assets_path: '/converse/',
  view_mode: 'fullscreen',
  i18n: 'en',
  allow_registration: false,
  // It would fetch its WebAssembly again and again, and the bot cannot encrypt end to end.
  blacklisted_plugins: ['converse-omemo'],
});
