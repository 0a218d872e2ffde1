/// Tests of accounts on a real database. Read [nl.draad.account.AccountWorld] first.
@NullMarked
package nl.draad.account;

import org.jspecify.annotations.NullMarked;
