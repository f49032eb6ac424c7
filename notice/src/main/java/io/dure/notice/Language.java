package io.dure.notice;

/** What a channel is read in. */
public enum Language {
    KO,
    EN
}
