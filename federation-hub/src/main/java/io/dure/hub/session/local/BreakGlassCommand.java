package io.dure.hub.session.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/** Sets break-glass up beside a running hub or before its start, and takes it away. */
public final class BreakGlassCommand {
    /** Takes it away. */
    public static final String OFF = "off";

    private static final int SECRET_BYTES = 20;

    private BreakGlassCommand() {}

    /**
     * Does what {@code word} says, and prints what has to be kept, this once.
     *
     * @param word networks from where it is taken, separated by commas, or {@link #OFF}
     * @param data the hub's folder
     * @return whether the word was understood
     */
    public static boolean run(String word, Path data, PrintStream out) {
        AccountFiles files = new AccountFiles(data);
        if (word.equals(OFF)) {
            out.println(files.remove(LocalAccounts.BREAK_GLASS) ? "break-glass is off" : "break-glass was off already");
            return true;
        }
        List<String> networks =
                Arrays.stream(word.split(",", -1)).map(String::strip).toList();
        try {
            networks.forEach(Network::new);
        } catch (IllegalArgumentException malformed) {
            out.println(
                    "break-glass: " + malformed.getMessage() + "; give networks such as 10.1.0.0/16,127.0.0.1, or off");
            return false;
        }
        SecureRandom random = new SecureRandom();
        String password = OneTimeSecret.fresh(random);
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String encoded = Base32.encode(secret);
        files.write(
                LocalAccounts.BREAK_GLASS,
                new LocalAccount(PasswordHash.of(password, random), false, null, encoded, networks));
        out.println(
                "break-glass is on, from " + String.join(", ", networks) + ". This is shown once; keep it in a safe:");
        out.println("user:          " + LocalAccounts.BREAK_GLASS);
        out.println("password:      " + password);
        out.println("authenticator: otpauth://totp/Dure:" + LocalAccounts.BREAK_GLASS + "?secret=" + encoded
                + "&issuer=Dure&algorithm=SHA1&digits=6&period=30");
        return true;
    }
}
