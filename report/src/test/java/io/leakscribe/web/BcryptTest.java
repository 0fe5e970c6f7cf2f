package io.leakscribe.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BcryptTest {
  @Test
  void begins_with_the_digits_of_pi() {
    int[] words = PiDigits.words(18 + 1024);
    assertThat(words).startsWith(0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344);
    assertThat(words[words.length - 1]).isEqualTo(0x3AC372E6);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        // of jBCrypt
        "``,$2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.",
        "a,$2a$06$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe",
        "abc,$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i",
        "abcdefghijklmnopqrstuvwxyz,"
            + "$2a$06$.rCVZVOThsIa97pEDOxvGuRRgzG64bvtJ0938xuqzv18d3ZpQhstC",
        "~!@#$%^&*()      ~!@#$%^&*()PNBFRD,"
            + "$2a$06$fPIsBO8qRqkjj273rfaOI.HtSV9jLDpTbZn782DC6/t7qT67P6FfO",
        // of libxcrypt
        "pässwörd,$2a$06$DCq7YPn5Rq63x1Lad4cll.ptkHl1TW7p.em.YcG2XaMJhv.xYq2em",
        // of crypt_blowfish
        "U*U,$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "U*U*,$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK",
        "U*U*U,$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a",
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
            + "chars after 72 are ignored,"
            + "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui",
      })
  void agrees_with_the_vectors_of_others(String password, String hash) {
    assertThat(Bcrypt.matches(password, hash)).isTrue();
    assertThat(Bcrypt.matches(password, hash.replace("$2a$", "$2b$"))).isTrue();
    assertThat(Bcrypt.matches(password, hash.replace("$2a$", "$2y$"))).isTrue();
    assertThat(Bcrypt.matches("x" + password, hash)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "$apr1$abc$def",
        "$2x$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "$2a$03$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "$2a$32$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOe",
      })
  void takes_nothing_else_for_a_hash(String text) {
    assertThat(Bcrypt.cost(text)).isEqualTo(-1);
    assertThat(Bcrypt.matches("U*U", text)).isFalse();
  }
}
