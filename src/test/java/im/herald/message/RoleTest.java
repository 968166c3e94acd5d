package im.herald.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTest {
  @ParameterizedTest
  @CsvSource({"ANYONE,1", "USER,2", "ADMIN,3", "OWNER,4"})
  void eachCoversItselfAndThoseBeforeIt(Role role, int covered) {
    List<Role> all = List.of(Role.ANYONE, Role.USER, Role.ADMIN, Role.OWNER);
    assertThat(all.stream().filter(role::covers).toList()).isEqualTo(all.subList(0, covered));
  }

  @Test
  void isWrittenInLowerCase() {
    assertThat(Role.ANYONE).hasToString("anyone");
    assertThat(Role.OWNER).hasToString("owner");
  }
}
