package im.herald.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WebInvitationTest {
  private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();

  @Test
  void theAddressIsNotedWhenItIsThere() throws Exception {
    CountDownLatch fetched = new CountDownLatch(1);
    try (WebInvitation started =
        WebInvitation.start(
            () -> {
              fetched.await();
              return Optional.of("http://127.0.0.1/");
            },
            notes::add)) {
      assertThat(notes).as("before it is there, %s", started).isEmpty();
      fetched.countDown();

      assertThat(notes.poll(20, TimeUnit.SECONDS)).isEqualTo("Or in a browser: http://127.0.0.1/");
    }
  }

  @Test
  void aFailureIsNotedInALine() throws Exception {
    try (WebInvitation started =
        WebInvitation.start(
            () -> {
              throw new IOException("the disk is full");
            },
            notes::add)) {
      assertThat(notes.poll(20, TimeUnit.SECONDS))
          .as("%s", started)
          .isEqualTo("no web chat: the disk is full");
    }
  }

  @Test
  void theEndDoesNotWaitForTheFetching() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    WebInvitation invitation =
        WebInvitation.start(
            () -> {
              try {
                new CountDownLatch(1).await();
              } finally {
                interrupted.countDown();
              }
              return Optional.empty();
            },
            notes::add);

    invitation.close();

    assertThat(interrupted.getCount()).isZero();
    assertThat(notes).isEmpty();
  }
}
