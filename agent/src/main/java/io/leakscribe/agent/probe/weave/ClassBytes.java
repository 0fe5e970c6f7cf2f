package io.leakscribe.agent.probe.weave;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A class file by its bytes: the constant pool indexed, all else where it lies. For the questions
 * that are asked of every class that is loaded, while the application starts: a library that reads
 * whole class files is large, and the JIT compiler would take longer for it than it runs.
 *
 * <p>Of a damaged file any call may throw any runtime exception. Immutable.
 */
public final class ClassBytes {
  private static final int FIRST_CONSTANT = 10;

  private final byte[] file;
  private final int[] at;
  private final int header;

  /** Indexes the constants. The bytes are not copied, and must not be changed. */
  public ClassBytes(byte[] file) {
    this.file = file;
    this.at = new int[u2(8)];
    int position = FIRST_CONSTANT;
    for (int i = 1; i < at.length; i++) {
      at[i] = position;
      int tag = file[position];
      position += tag == 1 ? 3 + u2(position + 1) : length(tag);
      if (tag == 5 || tag == 6) {
        i++;
      }
    }
    this.header = position;
  }

  private static int length(int tag) {
    return switch (tag) {
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 5;
      case 5, 6 -> 9;
      case 7, 8, 16, 19, 20 -> 3;
      case 15 -> 4;
      default -> throw new IllegalArgumentException("no constant has the tag " + tag);
    };
  }

  /** The byte there, unsigned. */
  public int u1(int offset) {
    return file[offset] & 0xff;
  }

  /** The two bytes there, unsigned. */
  public int u2(int offset) {
    return ((file[offset] & 0xff) << 8) | (file[offset + 1] & 0xff);
  }

  /** The four bytes there. */
  public int s4(int offset) {
    return (u2(offset) << 16) | u2(offset + 2);
  }

  /**
   * Length of an attribute, which is said there.
   *
   * @throws IllegalArgumentException if it ends outside of the file
   */
  public int attributeLength(int offset) {
    int length = s4(offset);
    if (length < 0 || length > file.length - offset - 4) {
      throw new IllegalArgumentException("an attribute of " + length + " bytes at " + offset);
    }
    return length;
  }

  /** Number of constants and one, as the file says it. */
  public int constants() {
    return at.length;
  }

  /** Where a constant lies, its tag first. */
  public int constant(int index) {
    return at[index];
  }

  /** Where the constants end, and the flags of the class lie. */
  public int header() {
    return header;
  }

  /** The constant that is this class. */
  public int self() {
    return u2(header + 2);
  }

  /** Internal name of the superclass; null for {@code Object}. */
  public @Nullable String superName() {
    int index = u2(header + 4);
    return index == 0 ? null : className(index);
  }

  /** Internal names of the interfaces. */
  public String[] interfaces() {
    String[] names = new String[u2(header + 6)];
    for (int i = 0; i < names.length; i++) {
      names[i] = className(u2(header + 8 + 2 * i));
    }
    return names;
  }

  /** Internal name that a class constant has. */
  public String className(int classConstant) {
    return text(u2(at[classConstant] + 1));
  }

  /** What a text constant says. */
  public String text(int index) {
    int start = at[index] + 3;
    int length = u2(start - 2);
    for (int i = start; i < start + length; i++) {
      if (file[i] <= 0) {
        return decoded(start - 2, length + 2);
      }
    }
    return new String(file, start, length, StandardCharsets.ISO_8859_1);
  }

  private String decoded(int start, int length) {
    try {
      return new DataInputStream(new ByteArrayInputStream(file, start, length)).readUTF();
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Whether a text constant is this text, of ASCII. */
  public boolean isText(int index, String text) {
    int start = at[index] + 3;
    if (u2(start - 2) != text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (file[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Where the fields begin, their number first. */
  public int fields() {
    return header + 8 + 2 * u2(header + 6);
  }

  /** Where the methods begin, their number first. */
  public int methods() {
    return endOfMembers(fields());
  }

  /** Where all attributes end that begin there with their number. */
  public int endOfAttributes(int offset) {
    int end = offset + 2;
    for (int left = u2(offset); left > 0; left--) {
      end += 6 + attributeLength(end + 2);
    }
    return end;
  }

  /** Where the class ends. */
  public int end() {
    return endOfAttributes(endOfMembers(methods()));
  }

  private int endOfMembers(int offset) {
    int end = offset + 2;
    for (int left = u2(offset); left > 0; left--) {
      end = endOfAttributes(end + 6);
    }
    return end;
  }

  /** Adds a part of the file to what is built of it. */
  public void copy(int from, int to, java.io.ByteArrayOutputStream out) {
    out.write(file, from, to - from);
  }

  /** Length of the file. */
  public int length() {
    return file.length;
  }
}
