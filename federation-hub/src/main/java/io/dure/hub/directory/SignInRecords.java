package io.dure.hub.directory;

import io.dure.hub.audit.AuditEntry;

/** Keeps what was set of signing in; a change is audited in the same step. */
public interface SignInRecords {
    /** What is stored. */
    sealed interface Kept {
        /** Of what is stored, whether it can be read or not. */
        long revision();

        /** It is as it was set; {@link SignInDocument#NOTHING} while nothing was. */
        record Known(SignInDocument document) implements Kept {
            @Override
            public long revision() {
                return document.revision();
            }
        }

        /**
         * This hub cannot read it: damaged, or a newer hub's. Nothing is known of what was set.
         *
         * @param text as it is stored; sealed passwords are in it
         * @param why for a log, without anything of the text
         */
        record Unreadable(long revision, String text, String why) implements Kept {
            /** Keeps it out of logs. */
            @Override
            public String toString() {
                return "Unreadable[" + revision + ", " + why + "]";
            }
        }
    }

    /** What is stored now. */
    Kept read();

    /**
     * There, and its entry with it, when this returns true.
     *
     * @param expected the revision that was changed
     * @return false: there is another revision now, and nothing happened
     */
    boolean save(SignInDocument document, long expected, AuditEntry entry);
}
