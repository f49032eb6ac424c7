package io.dure.agent.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The key of the users' hashes: the same for a service at all sites, else one user there is another here. */
public final class UsersKey {
    private static final int DIGITS = 32;

    private UsersKey() {}

    /**
     * Reads 32 hexadecimal digits.
     *
     * @throws IOException if the file cannot be read or holds something else; the message names the file, not its content
     */
    public static byte[] read(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.US_ASCII).trim();
        if (!text.matches("[0-9a-fA-F]{" + DIGITS + "}")) {
            throw new IOException(file + " does not hold a key of " + DIGITS + " hexadecimal digits");
        }
        byte[] key = new byte[DIGITS / 2];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) Integer.parseInt(text.substring(2 * i, 2 * i + 2), 16);
        }
        return key;
    }
}
