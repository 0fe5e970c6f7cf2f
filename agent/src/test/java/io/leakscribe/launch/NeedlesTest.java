package io.leakscribe.launch;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class NeedlesTest {
  private static final String SECRET = "xyzzyPlugh";
  private static final String TEXT = "user=\"ä\",password=" + SECRET + "-7;";

  private final Needles needles = new Needles(SECRET);

  @Test
  void finds_the_secret_in_any_character_set() {
    for (Charset charset : new Charset[] {UTF_8, UTF_16LE, UTF_16BE}) {
      assertThat(needles.in(TEXT.getBytes(charset))).as(charset.name()).isNotEmpty();
    }
  }

  @Test
  void finds_the_secret_in_base64_wherever_it_begins() {
    for (int before = 0; before < 6; before++) {
      byte[] bytes = ("x".repeat(before) + TEXT).getBytes(UTF_8);
      assertThat(needles.in(Base64.getEncoder().encode(bytes))).as("after %d", before).isNotEmpty();
    }
  }

  @Test
  void finds_the_secret_in_other_spellings() {
    byte[] secret = SECRET.getBytes(UTF_8);
    assertThat(needles.in(HexFormat.of().formatHex(secret).getBytes(UTF_8))).isNotEmpty();
    assertThat(needles.in("%78%79%7A%7A%79%50%6C%75%67%68".getBytes(UTF_8))).isNotEmpty();
    assertThat(needles.in("in xyzzyplugh.service".getBytes(UTF_8))).isNotEmpty();
  }

  @Test
  void finds_nothing_where_there_is_none() {
    assertThat(needles.in("user=xyzzy, password=plugh".getBytes(UTF_8))).isEmpty();
  }
}
