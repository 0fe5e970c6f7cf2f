package io.leakscribe.agent.probe.holder;

import io.leakscribe.agent.probe.weave.ClassBytes;

/** How the code of a constructor or static initialiser ends. */
enum Tail {
  /** With the only return, and {@code this} is what it was: a call can go before it. */
  RETURNS,

  /** Never by a return, or another constructor of the class does the work: no call is needed. */
  NOTHING_TO_TELL,

  /** In another way. */
  UNUSUAL;

  private static final int RETURN = 177;

  /**
   * Looks at the code.
   *
   * @param attribute where the attribute with the code begins
   * @param constructor whether {@code this} is needed
   */
  static Tail of(ClassBytes file, int attribute, boolean constructor) {
    return new Reader(file, attribute, constructor).tail();
  }

  /** Reads the code once. */
  private static final class Reader {
    private static final int NEW = 187;
    private static final int INVOKESPECIAL = 183;
    private static final int WIDE = 196;
    private static final int IINC = 132;
    private static final int TABLESWITCH = 170;
    private static final int LOOKUPSWITCH = 171;
    private static final int LAST_OPCODE = 201;

    /** Length of each instruction, as digits; 0 for those of no fixed length. */
    private static final String LENGTHS =
        "1111111111111111" // 0
            + "2323322222111111" // 16
            + "1111111111111111" // 32
            + "1111112222211111" // 48
            + "1111111111111111" // 64
            + "1111111111111111" // 80
            + "1111111111111111" // 96
            + "1111111111111111" // 112
            + "1111311111111111" // 128
            + "1111111113333333" // 144
            + "3333333332001111" // 160
            + "1133333335532311" // 176
            + "3311043355"; // 192

    private final ClassBytes file;
    private final int attribute;
    private final boolean constructor;
    private final int start;
    private final int end;
    private int news;
    private boolean begun;
    private boolean delegates;

    Reader(ClassBytes file, int attribute, boolean constructor) {
      this.file = file;
      this.attribute = attribute;
      this.constructor = constructor;
      this.start = attribute + 14;
      this.end = Math.addExact(start, file.s4(attribute + 10));
    }

    Tail tail() {
      int last = -1;
      int position = start;
      while (position < end) {
        int opcode = file.u1(position);
        if (opcode > LAST_OPCODE || (constructor && overwritesThis(opcode, position))) {
          return UNUSUAL;
        }
        if (opcode == RETURN) {
          if (position != end - 1) {
            return UNUSUAL;
          }
          last = position;
        }
        if (constructor) {
          look(opcode, position);
        }
        int length = length(opcode, position);
        if (length <= 0) {
          return UNUSUAL;
        }
        position += length;
      }
      if (position != end) {
        return UNUSUAL;
      }
      if (last < 0 || delegates) {
        return NOTHING_TO_TELL;
      }
      return constructor && !framesKeepThis() ? UNUSUAL : RETURNS;
    }

    private void look(int opcode, int position) {
      if (opcode == NEW) {
        news++;
      } else if (opcode == INVOKESPECIAL && !begun) {
        int method = file.constant(file.u2(position + 1));
        int name = file.u2(file.constant(file.u2(method + 3)) + 1);
        if (!file.isText(name, "<init>")) {
          return;
        }
        if (news > 0) {
          news--;
        } else {
          begun = true;
          delegates = isSelf(file.u2(method + 1));
        }
      }
    }

    private boolean isSelf(int classConstant) {
      return classConstant == file.self()
          || file.className(classConstant).equals(file.className(file.self()));
    }

    private boolean overwritesThis(int opcode, int position) {
      if (opcode >= 54 && opcode <= 58) {
        return file.u1(position + 1) == 0;
      }
      if (opcode == WIDE) {
        int store = file.u1(position + 1);
        return store >= 54 && store <= 58 && file.u2(position + 2) == 0;
      }
      return opcode >= 59 && opcode <= 75 && (opcode - 59) % 4 == 0; // istore_0 … astore_0
    }

    private int length(int opcode, int position) {
      if (opcode == WIDE) {
        return file.u1(position + 1) == IINC ? 6 : 4;
      }
      if (opcode != TABLESWITCH && opcode != LOOKUPSWITCH) {
        return LENGTHS.charAt(opcode) - '0';
      }
      int table = start + ((position - start + 4) & ~3);
      long targets =
          opcode == LOOKUPSWITCH
              ? 2L * file.s4(table + 4)
              : (long) file.s4(table + 8) - file.s4(table + 4) + 2;
      long length = table - position + 8 + 4 * targets;
      return targets < 0 || length > end - position ? 0 : (int) length;
    }

    /** Whether all frames say that the first variable is {@code this}. */
    private boolean framesKeepThis() {
      int attributes = end + 2 + 8 * file.u2(end);
      int position = attributes + 2;
      for (int left = file.u2(attributes); left > 0; left--) {
        int name = file.u2(position);
        if (file.isText(name, "StackMap")
            || (file.isText(name, "StackMapTable") && !keepThis(position + 6))) {
          return false;
        }
        position += 6 + file.attributeLength(position + 2);
      }
      return position == attribute + 6 + file.s4(attribute + 2);
    }

    private boolean keepThis(int table) {
      int position = table + 2;
      int variables = 1; // arguments that a frame takes away are unusual enough
      for (int left = file.u2(table); left > 0 && variables > 0; left--) {
        int tag = file.u1(position++);
        if (tag >= 64 && tag < 128) {
          position += typeLength(position);
        } else if (tag == 247) {
          position += 2 + typeLength(position + 2);
        } else if (tag >= 248 && tag <= 251) {
          position += 2;
          variables -= 251 - tag;
        } else if (tag >= 252 && tag <= 254) {
          position = skip(position + 2, tag - 251);
          variables += tag - 251;
        } else if (tag == 255) {
          variables = file.u2(position + 2);
          if (variables == 0 || !isThis(position + 4)) {
            return false;
          }
          position = skip(position + 4, variables);
          position = skip(position + 2, file.u2(position));
        } else if (tag >= 128) {
          return false;
        }
      }
      return variables > 0;
    }

    private int skip(int types, int count) {
      int position = types;
      for (int i = 0; i < count; i++) {
        position += typeLength(position);
      }
      return position;
    }

    private int typeLength(int type) {
      int tag = file.u1(type);
      return tag == 7 || tag == 8 ? 3 : 1;
    }

    private boolean isThis(int type) {
      int tag = file.u1(type);
      return tag == 6 || (tag == 7 && isSelf(file.u2(type + 1)));
    }
  }
}
