package im.herald.command;

import im.herald.message.Wording;

/// What a message is to the command parser.
public sealed interface ParsedMessage {
  /// A call whose arguments are as the command declared them.
  record Call(Command command, Arguments arguments) implements ParsedMessage {}

  /// It begins like a command, but cannot be understood. `advice` is what the person gets.
  record Malformed(CommandSpec command, Wording advice) implements ParsedMessage {}

  /// The first word of commands with two words, and no such second word.
  record Incomplete(Wording advice) implements ParsedMessage {}

  /// No command.
  record PlainText() implements ParsedMessage {}
}
