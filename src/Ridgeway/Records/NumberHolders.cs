using Ridgeway.Codes;
using Ridgeway.Data;

namespace Ridgeway.Records;

/// <summary>Who has, or had, an NHS number. Asked with every question of another system, so by a command of its own.</summary>
internal sealed class NumberHolders(RidgewayDatabase database)
{
    private const string Holders = """
        select person_id from records_person where nhs_number = @number
        union
        select former.person_id from records_former_number former join records_person person on person.person_id = former.person_id where former.nhs_number = @number
        order by person_id
        """;

    public async Task<IReadOnlyList<PersonId>> OfAsync(NhsNumber number, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = Holders;
        command.Bind("@number", number.Value);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var people = new List<PersonId>();
        while (await row.ReadAsync(cancel))
        {
            people.Add(new PersonId(row.Id(0)));
        }

        return people;
    }
}
