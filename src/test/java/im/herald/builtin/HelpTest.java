package im.herald.builtin;

import static im.herald.builtin.BuiltinBot.ADMIN;
import static im.herald.builtin.BuiltinBot.OWNER;
import static im.herald.builtin.BuiltinBot.STRANGER;
import static im.herald.builtin.BuiltinBot.USER;
import static org.assertj.core.api.Assertions.assertThat;

import im.herald.message.Role;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class HelpTest {
  @AutoClose private final BuiltinBot bot = new BuiltinBot();

  @Test
  void aStrangerSeesWhatEverybodyMayUse() {
    assertThat(bot.says(STRANGER, "help"))
        .isEqualTo(
            """
            Everybody may write:
            echo: says the text back
            help: lists what you may use, or shows one command in full
            ping: answers `pong`
            version: says name, version and uptime
            whoami: says your JID, your role and which conversation this is

            `help COMMAND` says more about one of them, with an example.""");
  }

  @Test
  void anAdminSeesWhatAdminsMayUseToo() {
    assertThat(bot.says(ADMIN, "help"))
        .contains("Everybody may write:\n", "\nAdmins may write:\n", "\nbroadcast: ")
        .doesNotContain("Owners may write", "quit");
  }

  @Test
  void anOwnerSeesEverything() {
    assertThat(bot.says(OWNER, "help"))
        .contains("\nOwners may write:\naccount delete: ", "\nquit: ");
  }

  @Test
  void whatTheOperatorAllowsIsListed() throws Exception {
    try (BuiltinBot changed = BuiltinBot.allowing("status", Role.ANYONE)) {
      assertThat(changed.says(STRANGER, "help")).contains("\nstatus: ");
    }
  }

  @Test
  void whatTheOperatorKeepsForOwnersIsNot() throws Exception {
    try (BuiltinBot changed = BuiltinBot.allowing("broadcast", Role.OWNER)) {
      assertThat(changed.says(ADMIN, "help")).doesNotContain("broadcast");
    }
  }

  @Test
  void whatTheOperatorTookAwayIsNotThere() throws Exception {
    try (BuiltinBot changed = BuiltinBot.disabling("echo")) {
      assertThat(changed.says(USER, "help")).contains("ping: ").doesNotContain("echo");
      assertThat(changed.says(USER, "help echo")).startsWith("There is no command `echo`.");
    }
  }

  @Test
  void oneCommandIsShownInFull() {
    assertThat(bot.says(ADMIN, "help Contact  ADD"))
        .isEqualTo(
            """
            contact add JID [NAME]
            Adds somebody to the contacts and asks to see their presence.
            JID: whom to add
            [NAME]: what to call them
            Role: admin
            Example: contact add romeo@example.org Romeo""");
  }

  @Test
  void oneThatSomebodyMayNotUseSaysSo() {
    assertThat(bot.says(USER, "help quit")).contains("\nRole: owner, and you are a user\n");
  }

  @Test
  void aFirstWordIsAnsweredWithItsFamily() {
    assertThat(bot.says(ADMIN, "help contact").lines())
        .anyMatch(line -> line.startsWith("contact add: "))
        .anyMatch(line -> line.startsWith("contact list: "))
        .anyMatch(line -> line.startsWith("contact remove: "))
        .noneMatch(line -> line.startsWith("ping"));
  }

  @Test
  void aSlipOfTheFingerIsAnsweredWithWhatIsNear() {
    assertThat(bot.says(USER, "help pnig"))
        .isEqualTo("There is no command `pnig`. Did you mean `ping`?");
  }

  @Test
  void anUnknownCommandIsAnsweredWithTheWayToTheList() {
    assertThat(bot.says(USER, "help dance"))
        .isEqualTo("There is no command `dance`. `help` lists those that there are.");
  }
}
