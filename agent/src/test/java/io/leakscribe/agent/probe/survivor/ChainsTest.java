package io.leakscribe.agent.probe.survivor;

import static io.leakscribe.agent.probe.survivor.Samples.chained;
import static io.leakscribe.agent.probe.survivor.Samples.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.ClassNames;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChainsTest {
  private static final Frame SITE = frame("com.shop.Session.<init>", 9);
  private static final String ROOT = "class loader data";
  private static final String NODE = "java.util.concurrent.ConcurrentHashMap$Node";

  private static final Link TABLE = new Link(NODE + "[]", null, false, 2);
  private static final Link MAP =
      new Link("java.util.concurrent.ConcurrentHashMap", "table", false, 3);
  private static final Link STATIC = new Link("com.shop.Registry", "SESSIONS", true, 4);

  @Test
  void the_holder_is_the_field_above_the_place_where_the_chains_part() {
    Chains.Found found = found(inMap(10, 11), inMap(20, 21), inMap(30, 31));

    assertThat(found.holder()).isEqualTo("com.shop.Registry.SESSIONS");
    assertThat(found.leakingClass()).isEqualTo("com.shop.Session");
    assertThat(found.path())
        .startsWith("static com.shop.Registry.SESSIONS", MAP.toString(), NODE + "[]")
        .endsWith("com.shop.Session.payload", "byte[]");
  }

  @Test
  void a_field_of_what_holds_the_holder_is_not_taken_for_it() {
    Link list = new Link("java.util.ArrayList", "elementData", false, 6);
    Link items = new Link("com.shop.Audit", "items", false, 7);
    Link shop = new Link("com.shop.Shop", "audit", true, 8);
    Link array = new Link("java.lang.Object[]", null, false, 5);

    Chains.Found found =
        found(
            chained("byte[]", SITE, ROOT, array, list, items, shop),
            chained("byte[]", SITE, ROOT, array, list, items, shop));

    assertThat(found.holder()).isEqualTo("com.shop.Audit.items");
    assertThat(found.leakingClass()).isNull();
  }

  @Test
  void one_chain_alone_tells_its_last_field_of_the_application() {
    Sample alone = chained("com.shop.Line", SITE, ROOT, link(null, 1), MAP, STATIC);

    assertThat(found(alone).holder()).isEqualTo("com.shop.Registry.SESSIONS");
    assertThat(found(alone).leakingClass()).isEqualTo("com.shop.Line");
  }

  @Test
  void a_local_variable_has_a_path_and_no_field() {
    String root = "thread worker-1, stack variable";
    Link list = new Link("java.util.ArrayList", "elementData", false, 6);
    Link array = new Link("java.lang.Object[]", null, false, 5);

    Chains.Found found =
        found(
            chained("com.shop.Line", SITE, root, array, list),
            chained("com.shop.Line", SITE, root, array, list));

    assertThat(found.holder()).isNull();
    assertThat(found.leakingClass()).isEqualTo("com.shop.Line");
    assertThat(found.path())
        .containsExactly(
            root, "java.util.ArrayList.elementData", "java.lang.Object[]", "com.shop.Line");
  }

  @Test
  void a_long_list_is_one_line_of_the_path() {
    Link next = new Link("java.util.LinkedList$Node", "next", false, 5);
    Link other = new Link("java.util.LinkedList$Node", "next", false, 6);

    assertThat(found(chained("byte[]", SITE, ROOT, next, other, STATIC)).path())
        .containsExactly(
            "static com.shop.Registry.SESSIONS", "java.util.LinkedList$Node.next", "byte[]");
  }

  @Test
  void a_thread_local_of_the_jdk_or_a_librarys_field_serves_where_there_is_no_other() {
    Link library = new Link("org.apache.commons.Pool", "idle", false, 5);
    Link hooks = new Link("java.lang.ApplicationShutdownHooks", "hooks", true, 6);

    assertThat(found(chained("byte[]", SITE, ROOT, library, hooks)).holder())
        .isEqualTo("org.apache.commons.Pool.idle");
    assertThat(found(chained("byte[]", SITE, ROOT, link(null, 1), hooks)).holder())
        .isEqualTo("java.lang.ApplicationShutdownHooks.hooks");
  }

  @Test
  void without_chains_there_is_nothing_to_say() {
    assertThat(Chains.in(List.of(Samples.at(1, "byte[]", SITE)))).isNull();
  }

  @Test
  void names_of_the_virtual_machine_read_as_source_code_does() {
    assertThat(ClassNames.readable("[B")).isEqualTo("byte[]");
    assertThat(ClassNames.readable("[[Ljava.lang.Object;")).isEqualTo("java.lang.Object[][]");
    assertThat(ClassNames.readable("byte[]")).isEqualTo("byte[]");
    assertThat(ClassNames.readable("com.shop.Cart$Line")).isEqualTo("com.shop.Cart$Line");
  }

  private static Sample inMap(long session, long node) {
    return chained(
        "byte[]",
        SITE,
        ROOT,
        new Link("com.shop.Session", "payload", false, session),
        new Link(NODE, "val", false, node),
        TABLE,
        MAP,
        STATIC);
  }

  private static Link link(@Nullable String field, long address) {
    return new Link("java.lang.Object[]", field, false, address);
  }

  private static Chains.Found found(Sample... samples) {
    Chains.Found found = Chains.in(List.of(samples));
    assertThat(found).isNotNull();
    return found;
  }
}
