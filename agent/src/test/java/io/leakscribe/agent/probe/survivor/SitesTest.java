package io.leakscribe.agent.probe.survivor;

import static io.leakscribe.agent.probe.survivor.Samples.at;
import static io.leakscribe.agent.probe.survivor.Samples.frame;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SitesTest {
  private static final Frame PUT = frame("java.util.HashMap.put", 600);
  private static final Frame SPRING = frame("org.springframework.web.Servlet.service", 8);
  private static final Frame CART = frame("com.shop.Cart.add", 17);

  @Test
  void the_site_is_the_first_frame_of_the_application() {
    List<Frame> stack = List.of(PUT, SPRING, CART, frame("com.shop.Main.main", 3));

    assertThat(Sites.site(stack)).isEqualTo(CART).hasToString("com.shop.Cart.add(Cart.java:17)");
    assertThat(Sites.via(stack, CART)).isEqualTo(SPRING);
  }

  @Test
  void without_one_it_is_a_librarys_frame_and_at_last_the_jdks() {
    assertThat(Sites.site(List.of(PUT, SPRING))).isEqualTo(SPRING);
    assertThat(Sites.site(List.of(PUT))).isEqualTo(PUT);
    assertThat(Sites.site(List.of())).isNull();
  }

  @Test
  void who_calls_a_constructor_creates() {
    Frame constructor = frame("com.shop.Line.<init>", 9);

    assertThat(Sites.site(List.of(constructor, CART))).isEqualTo(CART);
    assertThat(Sites.via(List.of(constructor, CART), CART)).isEqualTo(constructor);
    assertThat(Sites.site(List.of(PUT, constructor, SPRING))).isEqualTo(constructor);
  }

  @Test
  void what_nobody_wrote_is_no_site() {
    Frame proxy = frame("com.shop.Cart$$SpringCGLIB$$0.add", -1);

    assertThat(Sites.site(List.of(PUT, proxy, CART))).isEqualTo(CART);
  }

  @Test
  void a_nested_class_is_in_the_file_of_its_outer_class() {
    assertThat(frame("com.shop.Cart$Line.<init>", 5))
        .hasToString("com.shop.Cart$Line.<init>(Cart.java:5)");
    assertThat(frame("com.shop.Cart.add", -1)).hasToString("com.shop.Cart.add(Cart.java)");
  }

  @Test
  void what_leaks_is_the_object_or_what_its_constructor_makes() {
    Frame constructor = frame("com.shop.Session.<init>", 9);

    assertThat(Sites.leakingClass(at(1, "com.shop.Line[]", CART))).isEqualTo("com.shop.Line");
    assertThat(Sites.leakingClass(at(1, "byte[]", constructor, CART)))
        .isEqualTo("com.shop.Session");
    assertThat(Sites.leakingClass(at(1, "byte[]", CART))).isNull();
  }

  @Test
  void nodes_and_arrays_of_containers_tell_the_insertion() {
    Frame grow = frame("java.util.ArrayList.grow", 230);

    assertThat(Sites.isPartOfContainer(at(1, "java.util.HashMap$Node", PUT, CART))).isTrue();
    assertThat(Sites.isPartOfContainer(at(1, "java.lang.Object[]", grow, CART))).isTrue();
    assertThat(Sites.isPartOfContainer(at(1, "java.lang.Object[]", CART))).isFalse();
    assertThat(Sites.isPartOfContainer(at(1, "byte[]", CART))).isFalse();
  }

  @Test
  void what_we_allocate_ourselves_is_not_the_applications() {
    assertThat(Sites.isOurs(List.of(frame("io.leakscribe.agent.X.y", 1)))).isTrue();
    assertThat(Sites.isOurs(List.of(PUT, frame("jdk.jfr.internal.Chunk.read", 1)))).isFalse();
    assertThat(Sites.isOurs(List.of(frame("jdk.jfr.internal.Chunk.read", 1)))).isTrue();
    assertThat(Sites.isOurs(List.of(PUT, CART))).isFalse();
  }
}
