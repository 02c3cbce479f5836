using Npgsql;
using Microsoft.Data.Sqlite;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Time;

namespace Ridgeway.Records.Facts;

/// <summary>
/// A range of people in order of id, read beside their folded facts, and shown in a view without making an object for each.
/// The person's own row is read, not a copy of it: what a correction or a merge changes is seen by the next walk.
/// </summary>
internal abstract class WalkRows(StoredCodes codes) : IDisposable
{
    /// <summary>Columns of a person that <see cref="Text"/> and the rest read by place, from 1; 0 is the id.</summary>
    protected const string PersonColumns =
        "p.person_id, p.birth_date, p.death_date, p.sex, p.ethnic_category, p.practice, p.lsoa, p.has_died, p.deprivation_decile";

    private const int Born = 1, Died = 2, Sexed = 3, Ethnic = 4, Registered = 5, Lives = 6, HasDied = 7, Decile = 8;

    private readonly SeenTexts<PartialDate?> dates = new(text => PartialDate.TryParse(text, out var date) ? date : null);
    private readonly SeenTexts<Sex> sexes = new(Enum.Parse<Sex>);
    private readonly SeenTexts<EthnicCategory?> categories = new(text => Enum.Parse<EthnicCategory>(text));
    private readonly SeenTexts<OdsCode?> practices = new(text => OdsCode.TryParse(text, out var practice) ? practice : null);
    private readonly SeenTexts<Lsoa?> areas = new(text => Ridgeway.Codes.Lsoa.TryParse(text, out var area) ? area : null);

    /// <param name="database">Where the people are.</param>
    /// <param name="codes">What the numbers of stored codes mean.</param>
    /// <param name="from">The first id.</param>
    /// <param name="before">The id after the last, or null to go on to the end.</param>
    /// <param name="cancel">Stops opening.</param>
    public static async Task<WalkRows> OpenAsync(RidgewayDatabase database, StoredCodes codes, PersonId from, PersonId? before, CancellationToken cancel) =>
        await database.OpenAsync(cancel) switch
        {
            SqliteConnection sqlite => new SqliteWalkRows(sqlite, codes, from, before),
            NpgsqlConnection postgres => new PostgresWalkRows(postgres, codes, from, before),
            var other => throw new NotSupportedException($"There is no walk over {other.GetType().Name}."),
        };

    /// <summary>Shows the next person; false where there is none.</summary>
    /// <param name="view">Filled with what is known of them.</param>
    /// <param name="leftOut">True for each stored code whose facts are not shown.</param>
    public bool Next(PersonInView view, bool[] leftOut)
    {
        if (!MoveOn(out var person))
        {
            return false;
        }

        view.Begin(person);
        view.BirthDate = Text(Born, dates);
        view.DeathDate = Text(Died, dates);
        view.Sex = Text(Sexed, sexes);
        view.EthnicCategory = Text(Ethnic, categories);
        view.Practice = Text(Registered, practices);
        view.Lsoa = Text(Lives, areas);
        view.HasDied = Number(HasDied) is > 0;
        view.DeprivationDecile = Number(Decile);
        if (Facts() is { IsEmpty: false } packed)
        {
            view.KeepFirst(PackedFacts.Unpack(packed, codes, leftOut, view.FactsToFill(PackedFacts.Count(packed))));
        }

        return true;
    }

    public abstract void Dispose();

    /// <summary>Moves to the next person.</summary>
    protected abstract bool MoveOn(out PersonId person);

    /// <summary>What a text column says, by meaning; the default where it is null.</summary>
    protected abstract T? Text<T>(int column, SeenTexts<T> meanings);

    protected abstract int? Number(int column);

    /// <summary>The person's packed facts, or empty; good until the next move.</summary>
    protected abstract ReadOnlySpan<byte> Facts();
}
