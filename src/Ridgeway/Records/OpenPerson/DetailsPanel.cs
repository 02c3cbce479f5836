using Ridgeway.Access;
using Ridgeway.Codes;
using Ridgeway.Records.Rights;
using Ridgeway.Time;
using Ridgeway.Web;

namespace Ridgeway.Records.OpenPerson;

/// <summary>How to reach and speak with the person, how they live, which groups they count in, and what is doubtful in their details.</summary>
internal sealed class DetailsPanel(WiderRecord wider, Choices choices, CodeLists lists, TimeProvider clock) : IShowOnPersonPage
{
    public async Task<PersonPanel?> PanelAsync(PersonRecord record, Viewer viewer, CancellationToken cancel)
    {
        var today = London.DayOf(clock.GetUtcNow());
        var details = new PersonDetails(
            record.Person,
            await wider.OfAsync(record, cancel),
            ChoiceWords.OfThem(await choices.OfAsync(record.Person.Id, cancel), today),
            ExerciseVitalSign.Latest(record, lists),
            PersonWords.LifeStageOn(record.Person, today));
        return new PersonPanel(80, "/Records/OpenPerson/_Details.cshtml", details);
    }
}

/// <summary>What the panel shows.</summary>
internal sealed record PersonDetails(Person Person, IReadOnlyList<WiderDetail> Wider, string Sharing, ExerciseVitalSign? Activity, string LifeStage)
{
    public string EthnicityShown => Person.Ethnicity is { } ethnicity
        ? $"{EthnicCategories.ForPeople(ethnicity.Category)} (sent as {ethnicity.SourceCode})"
        : "Nobody has asked, or it was not sent";

    public string ActivityShown => Activity switch
    {
        null => "Not recorded",
        { DaysAWeek: { } days, MinutesADay: { } minutes } => $"{Activity.Minutes:0} minutes a week, worked out from {days:0.#} days of {minutes:0} minutes, {Activity.On:d MMMM yyyy}",
        _ => $"{Activity.Minutes:0} minutes a week, {Activity.On:d MMMM yyyy}",
    };

    public string Said(DetailKind about) => string.Join("; ", Wider.Where(detail => detail.About == about).Select(detail => detail.WithSource)) is { Length: > 0 } said ? said : "Not recorded";
}
