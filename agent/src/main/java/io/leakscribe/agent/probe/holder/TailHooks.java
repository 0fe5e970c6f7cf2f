package io.leakscribe.agent.probe.holder;

import io.leakscribe.agent.probe.weave.Body;
import io.leakscribe.agent.probe.weave.ClassBytes;
import io.leakscribe.agent.probe.weave.Hooks;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Does what {@link HookInserter} does, for the usual case: a constructor or static initialiser that
 * returns at its last byte and nowhere else. The call goes right before that byte. Nothing that has
 * an offset moves, but for the return itself; jumps and frames that lead to the return lead to the
 * call. So all else is copied.
 *
 * <p>This runs for a fifth of the classes that an application loads while it starts. There it costs
 * a small part of what a rewrite by ASM does, most of it in the JIT compiler.
 */
final class TailHooks {
  private static final String FIRE = "(ILjava/lang/Object;Ljava/lang/Object;)V";
  private static final int ADDED_CONSTANTS = 6;
  private static final int MOST = 65_535;

  /** As much as ASM's way adds. */
  private static final int DEEPER = 4;

  private static final int RETURN = 177;
  private static final int ICONST_0 = 3;
  private static final int ALOAD_0 = 42;
  private static final int ACONST_NULL = 1;
  private static final int LDC = 18;
  private static final int LDC_W = 19;
  private static final int INVOKESTATIC = 184;

  private final ClassBytes file;
  private final String bridge;
  private final FieldScan scan;
  private final ByteArrayOutputStream out;
  private int copied;

  private TailHooks(ClassBytes file, String bridge, FieldScan scan) {
    this.file = file;
    this.bridge = bridge;
    this.scan = scan;
    this.out = new ByteArrayOutputStream(file.length() + 256);
  }

  /** Returns the new class file, or null when it is not the usual case. */
  static byte @Nullable [] insert(ClassBytes file, String bridge, FieldScan scan) {
    if (scan.needsAssignmentHooks() || file.constants() + ADDED_CONSTANTS > MOST) {
      return null;
    }
    return new TailHooks(file, bridge, scan).run();
  }

  private byte @Nullable [] run() {
    addConstants();
    int methods = file.methods();
    int position = methods + 2;
    int added = 0;
    for (int left = file.u2(methods); left > 0; left--) {
      int kind = kind(file.u2(position + 2));
      int code = kind < 0 ? -1 : code(position + 6);
      if (code >= 0) {
        Tail tail = Tail.of(file, code, kind == Hooks.CONSTRUCTED);
        if (tail == Tail.UNUSUAL || (tail == Tail.RETURNS && !add(code, kind))) {
          return null;
        }
        added += tail == Tail.RETURNS ? 1 : 0;
      }
      position = file.endOfAttributes(position + 6);
    }
    file.copy(copied, file.length(), out);
    return added == 0 ? null : out.toByteArray();
  }

  private int kind(int name) {
    if (file.isText(name, "<init>")) {
      return Hooks.CONSTRUCTED;
    }
    return scan.hasStatics() && file.isText(name, "<clinit>") ? Hooks.INITIALIZED : -1;
  }

  /** Where the code of a method lies whose attributes begin there; −1 for none. */
  private int code(int attributes) {
    int position = attributes + 2;
    for (int left = file.u2(attributes); left > 0; left--) {
      if (file.isText(file.u2(position), "Code")) {
        return position;
      }
      position += 6 + file.attributeLength(position + 2);
    }
    return -1;
  }

  private void addConstants() {
    int count = file.constants();
    file.copy(0, 8, out);
    u2(count + ADDED_CONSTANTS);
    file.copy(10, file.header(), out);
    text(bridge);
    out.write(7);
    u2(count);
    text("fire");
    text(FIRE);
    out.write(12);
    u2(count + 2);
    u2(count + 3);
    out.write(10);
    u2(count + 1);
    u2(count + 4);
    copied = file.header();
  }

  /** Adds the call; false when it would be too much. */
  private boolean add(int attribute, int kind) {
    int length = file.s4(attribute + 10);
    int wide = file.self() > 255 ? 1 : 0;
    int more = 7 + wide;
    int stack = file.u2(attribute + 6) + DEEPER;
    boolean slow = length <= Body.LONGEST_COMPILED && length + more > Body.LONGEST_COMPILED;
    if (length + more > MOST || stack > MOST || slow) {
      return false;
    }
    file.copy(copied, attribute + 2, out);
    s4(file.s4(attribute + 2) + more);
    u2(stack);
    file.copy(attribute + 8, attribute + 10, out);
    s4(length + more);
    int end = attribute + 14 + length;
    file.copy(attribute + 14, end - 1, out);
    call(kind, wide);
    out.write(RETURN);
    copied = handlers(end, length, more);
    return true;
  }

  private void call(int kind, int wide) {
    out.write(ICONST_0 + kind);
    out.write(kind == Hooks.CONSTRUCTED ? ALOAD_0 : ACONST_NULL);
    if (wide == 1) {
      out.write(LDC_W);
      u2(file.self());
    } else {
      out.write(LDC);
      out.write(file.self());
    }
    out.write(INVOKESTATIC);
    u2(file.constants() + ADDED_CONSTANTS - 1);
  }

  /** A handler for all up to the end is one still. Returns where the table ends. */
  private int handlers(int table, int length, int more) {
    int count = file.u2(table);
    u2(count);
    int position = table + 2;
    for (int i = 0; i < count; i++, position += 8) {
      int to = file.u2(position + 2);
      file.copy(position, position + 2, out);
      u2(to == length ? length + more : to);
      file.copy(position + 4, position + 8, out);
    }
    return position;
  }

  private void text(String ascii) {
    out.write(1);
    u2(ascii.length());
    out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  private void u2(int value) {
    out.write(value >> 8);
    out.write(value);
  }

  private void s4(int value) {
    u2(value >>> 16);
    u2(value);
  }
}
