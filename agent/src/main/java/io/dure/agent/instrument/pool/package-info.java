/** Advice that is inlined into pools of database connections; it names none of their types. */
package io.dure.agent.instrument.pool;
