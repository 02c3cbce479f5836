using System.Data.Common;
using Microsoft.Data.Sqlite;
using Ridgeway.Data;
using Ridgeway.Records;

namespace Ridgeway.Guidance;

/// <summary>The prepared commands that write notes; what is there already stays as it is.</summary>
internal sealed class RuleNoteCommands : IAsyncDisposable
{
    private const string Event = """
        insert into guidance_rule_event (on_day, rule, what, via, subject, reason, version, intervention, pack_hash, practice, age_band, sex, ethnic_group, deprivation_quintile)
        values (@on_day, @rule, @what, @via, @subject, @reason, @version, @intervention, @pack_hash, @practice, @age_band, @sex, @ethnic_group, @quintile)
        on conflict do nothing
        """;

    private const string Card = """
        insert into guidance_card (card_id, hook, issuer, subject, intervention, rules, pack_hash, suggestion_id, practice, age_band, sex, ethnic_group, deprivation_quintile, given_at_utc, expires_at_utc)
        values (@card, @hook, @issuer, @subject, @intervention, @rules, @pack_hash, @suggestion, @practice, @age_band, @sex, @ethnic_group, @quintile, @given, @expires)
        """;

    private readonly DbConnection connection;
    private readonly DbCommand events;
    private readonly DbCommand cards;
    private readonly DbCommand people;
    private readonly DbCommand tokens;
    private readonly DbCommand forget;

    public RuleNoteCommands(DbConnection connection, DbTransaction transaction)
    {
        this.connection = connection;
        events = Command(transaction, Event);
        cards = Command(transaction, Card);
        people = Command(transaction, "insert into guidance_person_card (person_id, card_id) values (@person, @card)");
        tokens = Command(transaction, "insert into guidance_caller_seen (issuer, jti, expires_at_utc) values (@issuer, @jti, @expires) on conflict do nothing");
        forget = Command(transaction, "delete from guidance_caller_seen where expires_at_utc < @now");
    }

    public Task WriteAsync(RuleEventRow row)
    {
        events.Parameters.Clear();
        events.Bind("@on_day", Day(row.OnDay));
        events.Bind("@rule", row.Rule);
        events.Bind("@what", row.What.ToString());
        events.Bind("@via", row.Via.ToString());
        events.Bind("@subject", row.Subject);
        events.Bind("@reason", row.Reason);
        events.Bind("@version", row.Version);
        events.Bind("@intervention", row.Intervention);
        events.Bind("@pack_hash", row.PackHash);
        events.Bind("@practice", row.Practice?.Value);
        events.Bind("@age_band", row.AgeBand);
        events.Bind("@sex", row.Sex.ToString());
        events.Bind("@ethnic_group", row.EthnicGroup.ToString());
        events.Bind("@quintile", row.DeprivationQuintile);
        return events.ExecuteNonQueryAsync();
    }

    public async Task WriteAsync(CardRow card, PersonId? person)
    {
        cards.Parameters.Clear();
        cards.Bind("@card", Id(card.CardId));
        cards.Bind("@hook", card.Hook);
        cards.Bind("@issuer", card.Issuer);
        cards.Bind("@subject", card.Subject);
        cards.Bind("@intervention", card.Intervention);
        cards.Bind("@rules", card.Rules);
        cards.Bind("@pack_hash", card.PackHash);
        cards.Bind("@suggestion", card.SuggestionId is { } suggestion ? Id(suggestion) : null);
        cards.Bind("@practice", card.Practice?.Value);
        cards.Bind("@age_band", card.AgeBand);
        cards.Bind("@sex", card.Sex.ToString());
        cards.Bind("@ethnic_group", card.EthnicGroup.ToString());
        cards.Bind("@quintile", card.DeprivationQuintile);
        cards.Bind("@given", card.GivenAtUtc);
        cards.Bind("@expires", card.ExpiresAtUtc);
        await cards.ExecuteNonQueryAsync();
        if (person is { } known)
        {
            people.Parameters.Clear();
            people.Bind("@person", Id(known.Value));
            people.Bind("@card", Id(card.CardId));
            await people.ExecuteNonQueryAsync();
        }
    }

    /// <summary>True where the token was not there already.</summary>
    public async Task<bool> WriteAsync(CallerSeenRow token)
    {
        tokens.Parameters.Clear();
        tokens.Bind("@issuer", token.Issuer);
        tokens.Bind("@jti", token.Jti);
        tokens.Bind("@expires", token.ExpiresAtUtc);
        return await tokens.ExecuteNonQueryAsync() == 1;
    }

    public Task ForgetTokensAsync(DateTime before)
    {
        forget.Parameters.Clear();
        forget.Bind("@now", before);
        return forget.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await events.DisposeAsync();
        await cards.DisposeAsync();
        await people.DisposeAsync();
        await tokens.DisposeAsync();
        await forget.DisposeAsync();
    }

    private object Id(Guid id) => connection is SqliteConnection ? id.ToByteArray(bigEndian: true) : id;

    private object Day(DateOnly day) => connection is SqliteConnection ? day.ToString("yyyy-MM-dd") : day;

    private DbCommand Command(DbTransaction transaction, string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command;
    }
}
