package io.leakscribe.trials.hostile;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** Names of classes, packages and fields as obfuscators, generators and jokers choose them. */
final class OddNames {
  private static final int LONG = 60_000;

  private static final String[] NAMES = {
    "a",
    "a/a/a",
    "a/a/A",
    "int",
    "if/else",
    "null",
    "com/odd/class",
    "com/odd/package-info$x",
    "$",
    "$$",
    "com/odd/$",
    "com/odd/-",
    "com/odd/a-b",
    "com/odd/a b",
    "com/odd/ ",
    "com/odd/Outer$",
    "com/odd/Outer$$Inner",
    "com/odd/$$Lambda",
    "com/odd/Thing$$Lambda$1",
    "com/odd/äöü",
    "com/odd/日本語",
    "com/odd/\uD83D\uDE00",
    "com/odd/\uD800",
    "com/odd/\u202Egnp",
    "com/odd/\u200B",
    "com/odd/line\nbreak",
    "com/odd/\r",
    "com/odd/tab\t",
    "com/odd/\u001B[31mred",
    "com/odd/nul\u0000",
    "com/odd/<script>alert(1)<Session>",
    "com/odd/\"quoted\"",
    "com/odd/'`|`'",
    "com/odd/%s%n",
    "com/odd/${jndi:x}",
    "com/odd/{}",
    "com/odd/\\",
    "com/odd/a,b=c",
    "com/odd/*",
    "com/odd/Con",
    "com/odd/0x7f",
    "com/odd/\nSession",
    "com/odd/<b>Session",
    "com/odd/\uD800Session",
    "Session",
    "com/odd/lib/Cache",
  };

  static List<OddClass> all() {
    List<OddClass> all = new ArrayList<>();
    for (int i = 0; i < NAMES.length; i++) {
      all.add(named(NAMES[i], "name " + i));
    }
    all.add(named("com/odd/" + "x".repeat(LONG), "60,000 characters"));
    all.add(named("com/odd/" + "y".repeat(LONG) + "Session", "60,000 characters and a session"));
    all.add(named("d/".repeat(LONG / 2) + "Deep", "30,000 packages"));
    all.add(named("com/odd/" + "語".repeat(21_000), "63,000 bytes"));
    // The JVM takes no name that is longer than 65,535 bytes; this one leaves no room for quotes.
    all.add(named("z".repeat(65_535), "longest"));
    for (int i = 0; i < 30; i++) {
      all.add(sameName(i));
    }
    all.add(oddFields());
    return all;
  }

  private static OddClass named(String name, String label) {
    return Blueprint.of(name, Opcodes.V1_8).plain().build(label);
  }

  /** One name in many loaders, each time with another field. */
  private static OddClass sameName(int i) {
    Blueprint same = Blueprint.of("com/odd/Same", Opcodes.V1_8).plain();
    same.writer.visitField(Opcodes.ACC_PUBLIC, "f" + i, "Ljava/util/List;", null, null).visitEnd();
    return same.build("same name " + i);
  }

  /** Fields that differ in their type only, or whose names are no Java. */
  private static OddClass oddFields() {
    Blueprint odd = Blueprint.of("com/odd/Fields", Opcodes.V1_8).plain();
    String[] names = {"held", "a b", "int", "\n", "<f>", "-", "\uD800", "q".repeat(LONG)};
    for (String name : names) {
      odd.writer.visitField(Opcodes.ACC_PUBLIC, name, "Ljava/util/Map;", null, null).visitEnd();
      odd.writer.visitField(Opcodes.ACC_STATIC, name, "Ljava/util/List;", null, null).visitEnd();
      odd.writer.visitField(Opcodes.ACC_PUBLIC, name, "Lcom/odd/Missing;", null, null).visitEnd();
    }
    return odd.build("odd fields");
  }

  private OddNames() {}
}
