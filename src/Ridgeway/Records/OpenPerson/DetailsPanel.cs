using Ridgeway.Access;
using Ridgeway.Codes;
using Ridgeway.Web;

namespace Ridgeway.Records.OpenPerson;

/// <summary>How to reach the person, which groups they count in, and what is doubtful in their details.</summary>
internal sealed class DetailsPanel : IShowOnPersonPage
{
    public Task<PersonPanel?> PanelAsync(PersonRecord record, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult<PersonPanel?>(new PersonPanel(80, "/Records/OpenPerson/_Details.cshtml", record.Person));

    public static string EthnicityShown(Person person) => person.Ethnicity is { } ethnicity
        ? $"{EthnicCategories.ForPeople(ethnicity.Category)} (sent as {ethnicity.SourceCode})"
        : "Nobody has asked, or it was not sent";
}
