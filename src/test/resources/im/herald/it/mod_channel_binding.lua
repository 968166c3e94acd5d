-- Lets Prosody 0.12 bind logins to TLS 1.3, as later versions do by themselves: by tls-exporter
-- (RFC 9266) and tls-server-end-point (RFC 5929), announced as XEP-0440 says.
local sasl = require "util.sasl";
local ssl = require "ssl";
local hashes = require "util.hashes";
local base64 = require "util.encodings".base64;
local stanza = require "util.stanza";

local kinds = module:get_option_array("channel_bindings");
local certificate = module:get_option_string("channel_binding_certificate");

require "util.sasl.scram".init(function (name, backends, step)
	if name:find("-PLUS", 1, true) then
		sasl.registerMechanism(name, backends, step, kinds);
	end
end);

local octets = {
	["tls-exporter"] = function (connection)
		return connection:socket():exportkeyingmaterial("EXPORTER-Channel-Binding", 32, "");
	end;
	["tls-server-end-point"] = function ()
		local file = assert(io.open(certificate));
		local pem = file:read("*a");
		file:close();
		local hash = ssl.loadcertificate(pem):getsignaturename():lower():match("sha%d+");
		return hashes[hash](base64.decode(pem:match("%-\n(.-)\n?%-%-%-")));
	end;
};

-- After mod_saslauth, which has offered what it can do.
module:hook("stream-features", function (event)
	local origin, features = event.origin, event.features;
	local mechanisms = features:get_child("mechanisms", "urn:ietf:params:xml:ns:xmpp-sasl");
	if not mechanisms or not origin.encrypted then
		return;
	end
	local announced = stanza.stanza("sasl-channel-binding", { xmlns = "urn:xmpp:sasl-cb:0" });
	for _, kind in ipairs(kinds) do
		origin.sasl_handler:add_cb_handler(kind, function ()
			return octets[kind](origin.conn);
		end);
		announced:tag("channel-binding", { type = kind }):up();
	end
	for name in pairs(origin.sasl_handler:mechanisms()) do
		if name:find("-PLUS", 1, true) then
			mechanisms:text_tag("mechanism", name);
		end
	end
	features:add_child(announced);
end, -1);
