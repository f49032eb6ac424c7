package io.dure.demo.portal.pages;

/** A civil affair, as the register has it. */
final class CivilAffair {
    private final long id;
    private final String title;
    private final String office;
    private final String state;

    /**
     * One row.
     *
     * @param state received, in work or done
     */
    CivilAffair(long id, String title, String office, String state) {
        this.id = id;
        this.title = title;
        this.office = office;
        this.state = state;
    }

    long id() {
        return id;
    }

    String title() {
        return title;
    }

    String office() {
        return office;
    }

    String state() {
        return state;
    }
}
